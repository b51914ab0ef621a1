// SPDX-License-Identifier: Apache-2.0
#include "ui/learnedwaits.h"

#include "ui/familylabel.h"
#include "ui/rowdelegate.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int rowSpace = 10;

} // namespace

LearnedWaits::LearnedWaits(QWidget *parent)
    : QWidget(parent),
      m_table(new QTableWidget(0, 4, this)),
      m_empty(new FamilyLabel({}, Role::Text2, this)),
      m_reset(new QPushButton(tr("Reset Selected"), this)),
      m_resetAll(new QPushButton(tr("Reset All"), this))
{
    m_table->setObjectName(QStringLiteral("learnedWaits"));
    m_table->setAccessibleName(tr("Learned waits"));
    m_table->setHorizontalHeaderLabels({tr("Node"), tr("Storage"), tr("Wait"), tr("Clones left")});
    m_table->setItemDelegate(new RowDelegate(rowSpace, m_table));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowSpace);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &LearnedWaits::showButtons);
    auto *forget = new QAction(m_reset->text(), m_table);
    forget->setShortcut(QKeySequence::Delete);
    forget->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(forget);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(forget, &QAction::triggered, this, [this] { reset(false); });

    m_empty->setObjectName(QStringLiteral("noLearnedWaits"));
    m_empty->setWordWrap(true);
    m_reset->setObjectName(QStringLiteral("resetWait"));
    m_resetAll->setObjectName(QStringLiteral("resetWaits"));
    connect(m_reset, &QPushButton::clicked, this, [this] { reset(false); });
    connect(m_resetAll, &QPushButton::clicked, this, [this] { reset(true); });
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_reset);
    buttons->addWidget(m_resetAll);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_empty);
    layout->addWidget(m_table);
    layout->addLayout(buttons);
    read();
}

void LearnedWaits::setEngine(prov::Engine *engine)
{
    if (m_engine)
        m_engine->disconnect(this);
    m_engine = engine;
    if (engine != nullptr)
        connect(engine, &prov::Engine::settleChanged, this, &LearnedWaits::read);
    read();
}

void LearnedWaits::read()
{
    const auto entries =
        m_engine ? m_engine->settleMemory().entries() : QMap<QString, prov::SettleMemory::Entry>();
    m_keys = entries.keys();
    m_table->setRowCount(static_cast<int>(m_keys.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const auto &entry = *entries.constFind(m_keys.at(row));
        const auto wait = QLocale().toString(static_cast<double>(entry.wait.count()) / 1'000, 'f',
                                             QLocale::FloatingPointShortest);
        const QStringList texts{m_keys.at(row).section(u'/', 0, 0), m_keys.at(row).section(u'/', 1),
                                tr("%1 s").arg(wait), QLocale().toString(entry.clonesLeft)};
        for (int column = 0; column < texts.size(); ++column)
            m_table->setItem(row, column, new QTableWidgetItem(texts.at(column)));
    }
    m_empty->setText(m_engine ? tr("Nothing was learned yet: no clone met a lock lately.")
                              : tr("They are kept with the jobs of a server: connect to one to see them."));
    m_empty->setVisible(m_keys.isEmpty());
    m_table->setVisible(!m_keys.isEmpty());
    const int most = qMin(m_table->rowCount(), 6);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + 2 +
                            most * m_table->verticalHeader()->defaultSectionSize());
    showButtons();
}

void LearnedWaits::showButtons()
{
    m_reset->setVisible(!m_keys.isEmpty());
    m_resetAll->setVisible(!m_keys.isEmpty());
    m_reset->setEnabled(m_table->selectionModel()->hasSelection());
}

void LearnedWaits::reset(bool all)
{
    QStringList keys = m_keys;
    if (!all) {
        keys.clear();
        for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
            keys.append(m_keys.at(index.row()));
    }
    if (m_engine && !keys.isEmpty())
        m_engine->forgetSettled(keys);
}

} // namespace ui
