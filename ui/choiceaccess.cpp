// SPDX-License-Identifier: Apache-2.0
#include "ui/choiceaccess.h"

#include <QAbstractItemView>
#include <QAccessibleWidget>
#include <QComboBox>
#include <QLineEdit>

namespace ui {

namespace {

class ChoiceAccess final : public QAccessibleWidget
{
public:
    explicit ChoiceAccess(QComboBox *box) : QAccessibleWidget(box, QAccessible::ComboBox), m_box(*box) {}

    [[nodiscard]] QString text(QAccessible::Text which) const override
    {
        const QString chosen = m_box.currentText();
        if (which == QAccessible::Value)
            return chosen;
        if (which != QAccessible::Name)
            return QAccessibleWidget::text(which);
        const QString name = m_box.accessibleName();
        return name.isEmpty() ? chosen : QStringLiteral("%1: %2").arg(name, chosen).trimmed();
    }
    [[nodiscard]] int childCount() const override { return m_box.isEditable() ? 2 : 1; }
    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        if (index == 0)
            return QAccessible::queryAccessibleInterface(m_box.view());
        return index == 1 ? QAccessible::queryAccessibleInterface(m_box.lineEdit()) : nullptr;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        if (child->object() == m_box.view())
            return 0;
        return m_box.isEditable() && child->object() == m_box.lineEdit() ? 1 : -1;
    }
    [[nodiscard]] QStringList actionNames() const override { return {showMenuAction(), pressAction()}; }
    void doAction(const QString &action) override
    {
        if (!actionNames().contains(action))
            return;
        if (m_box.view()->isVisible())
            m_box.hidePopup();
        else
            m_box.showPopup();
    }

private:
    QComboBox &m_box;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *box = qobject_cast<QComboBox *>(object);
    return box == nullptr ? nullptr : new ChoiceAccess(box);
}

} // namespace

void nameChoices()
{
    QAccessible::installFactory(make);
}

} // namespace ui
