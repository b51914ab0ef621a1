// SPDX-License-Identifier: Apache-2.0
#include "ui/shortcutsdialog.h"

#include "ui/rowdelegate.h"
#include "ui/wording.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMap>
#include <QTableWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int rowSpace = 10; ///< above and below the text of a row, together

/// Without the sign that it asks for more.
QString plain(const QAction &action)
{
    QString text = withoutMnemonic(action.text());
    while (text.endsWith(u'…') || text.endsWith(u' '))
        text.chop(1);
    return text;
}

/// By what they do; the same action may stand in several places.
QMap<QString, QStringList> keysOf(const QWidget &window)
{
    QMap<QString, QStringList> keys;
    const auto actions = window.findChildren<QAction *>();
    for (const QAction *action : actions) {
        if (action->text().isEmpty())
            continue;
        const auto shortcuts = action->shortcuts();
        for (const QKeySequence &shortcut : shortcuts) {
            QStringList &known = keys[plain(*action)];
            const QString key = shortcut.toString(QKeySequence::NativeText);
            if (!known.contains(key))
                known.append(key);
        }
    }
    return keys;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(QWidget *window) : QDialog(window)
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    setWindowTitle(tr("Keyboard Shortcuts"));
    const auto keys = keysOf(*window);
    auto *table = new QTableWidget(static_cast<int>(keys.size()), 2, this);
    table->setObjectName(QStringLiteral("shortcutsTable"));
    table->setAccessibleName(windowTitle());
    table->setHorizontalHeaderLabels({tr("Action"), tr("Keys")});
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setStretchLastSection(true);
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setItemDelegate(new RowDelegate(rowSpace, table));
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    int row = 0;
    for (auto it = keys.begin(); it != keys.end(); ++it, ++row) {
        table->setItem(row, 0, new QTableWidgetItem(it.key()));
        table->setItem(row, 1, new QTableWidgetItem(it.value().join(QStringLiteral(", "))));
    }
    table->resizeColumnToContents(0);
    table->setColumnWidth(0, table->columnWidth(0) + 32);
    table->setCurrentCell(0, 0);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(table);
    layout->addWidget(buttons);
    resize(420, 440);
}

} // namespace ui
