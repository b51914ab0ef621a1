// SPDX-License-Identifier: Apache-2.0
#include "tests/hostile/showntexts.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSet>
#include <QTabBar>

namespace test {

namespace {

class Walk
{
public:
    void widget(const QWidget &widget);
    QList<ShownText> texts;

private:
    void add(const QString &where, const QString &text, bool guessed)
    {
        if (!text.isEmpty())
            texts.append({m_name + QStringLiteral(": ") + where, text, guessed && Qt::mightBeRichText(text)});
    }
    void properties(const QWidget &widget);
    void label(const QLabel &label);
    void content(const QWidget &widget);
    void accessible(const QWidget &widget);
    void actions(const QWidget &widget);
    void model(const QAbstractItemModel &model, const QModelIndex &parent);

    QString m_name;
    QSet<const QAbstractItemModel *> m_models;
};

void Walk::widget(const QWidget &widget)
{
    m_name = QStringLiteral("%1 %2").arg(QString::fromLatin1(widget.metaObject()->className()),
                                         widget.objectName());
    properties(widget);
    content(widget);
    accessible(widget);
    actions(widget);
}

void Walk::properties(const QWidget &widget)
{
    add(QStringLiteral("tool tip"), widget.toolTip(), true);
    add(QStringLiteral("what's this"), widget.whatsThis(), true);
    add(QStringLiteral("status tip"), widget.statusTip(), true);
    add(QStringLiteral("title"), widget.windowTitle(), false);
    add(QStringLiteral("accessible name"), widget.accessibleName(), false);
    add(QStringLiteral("accessible description"), widget.accessibleDescription(), false);
}

void Walk::label(const QLabel &label)
{
    add(QStringLiteral("text"), label.text(), label.textFormat() == Qt::AutoText);
    texts.last().isRich =
        texts.last().isRich || label.textFormat() == Qt::RichText || label.textFormat() == Qt::MarkdownText;
}

void Walk::content(const QWidget &widget)
{
    if (const auto *shown = qobject_cast<const QLabel *>(&widget); shown && !shown->text().isEmpty())
        label(*shown);
    else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        add(QStringLiteral("text"), button->text(), false);
    else if (const auto *box = qobject_cast<const QGroupBox *>(&widget))
        add(QStringLiteral("title"), box->title(), false);
    else if (const auto *line = qobject_cast<const QLineEdit *>(&widget))
        add(QStringLiteral("text"), line->text() + line->placeholderText(), false);
    else if (const auto *edit = qobject_cast<const QPlainTextEdit *>(&widget))
        add(QStringLiteral("text"), edit->toPlainText() + edit->placeholderText(), false);
    else if (const auto *combo = qobject_cast<const QComboBox *>(&widget))
        model(*combo->model(), {});
    else if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget);
             view && view->model() && !qobject_cast<const QHeaderView *>(view))
        model(*view->model(), {});
    if (const auto *tabs = qobject_cast<const QTabBar *>(&widget)) {
        for (int i = 0; i < tabs->count(); ++i) {
            add(QStringLiteral("tab"), tabs->tabText(i), false);
            add(QStringLiteral("tab's tool tip"), tabs->tabToolTip(i), true);
        }
    }
}

void Walk::accessible(const QWidget &widget)
{
    auto *interface = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(&widget));
    if (interface == nullptr)
        return;
    for (const auto part :
         {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help})
        add(QStringLiteral("for a screen reader"), interface->text(part), false);
}

void Walk::actions(const QWidget &widget)
{
    const auto actions = widget.actions();
    for (const QAction *action : actions) {
        add(QStringLiteral("action"), action->text(), false);
        add(QStringLiteral("action's tool tip"), action->toolTip(), true);
    }
}

void Walk::model(const QAbstractItemModel &model, const QModelIndex &parent)
{
    if (!parent.isValid() && m_models.contains(&model))
        return;
    m_models.insert(&model);
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const auto index = model.index(row, column, parent);
            // Those of Qt, and those of ours, which begin after UserRole.
            for (int role = 0; role < Qt::UserRole + 40; ++role) {
                const auto value = index.data(role);
                if (value.metaType().id() == QMetaType::QString)
                    add(QStringLiteral("row %1, role %2").arg(row).arg(role), value.toString(),
                        role == Qt::ToolTipRole || role == Qt::WhatsThisRole);
            }
        }
        const auto first = model.index(row, 0, parent);
        if (model.hasChildren(first))
            this->model(model, first);
    }
}

} // namespace

QList<ShownText> shownTexts(const QWidget &window)
{
    Walk walk;
    walk.widget(window);
    const auto children = window.findChildren<QWidget *>();
    for (const QWidget *child : children)
        walk.widget(*child);
    return walk.texts;
}

QString wrongWith(const ShownText &shown)
{
    for (const char32_t c : shown.text.toUcs4()) {
        const auto category = QChar::category(c);
        const bool odd = category == QChar::Other_Control || category == QChar::Other_Format ||
                         category == QChar::Other_Surrogate || category == QChar::Separator_Line ||
                         category == QChar::Separator_Paragraph;
        if (odd && c != U'\n')
            return QStringLiteral("%1 has U+%2").arg(shown.where).arg(uint{c}, 4, 16, QLatin1Char('0'));
    }
    if (shown.isRich && shown.text.contains(QStringLiteral("<b>")))
        return QStringLiteral("%1 reads markup: %2").arg(shown.where, shown.text);
    return {};
}

} // namespace test
