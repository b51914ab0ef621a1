// SPDX-License-Identifier: Apache-2.0
#include "ui/actionbutton.h"

#include <QAction>
#include <QMenu>
#include <QStyleOption>

namespace ui {

ActionButton::ActionButton(QAction *action, QWidget *parent) : QPushButton(parent)
{
    setObjectName(action->objectName() + QStringLiteral("Button"));
    setProperty("danger", action->property("danger"));
    setCheckable(action->isCheckable());
    setMenu(action->menu());   // opened instead of a click
    if (action->isCheckable()) // assistive technology toggles without a click
        connect(this, &QPushButton::toggled, action, [action](bool on) {
            if (on != action->isChecked())
                action->trigger();
        });
    else
        connect(this, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, this, [this, action] { take(*action); });
    take(*action);
}

void ActionButton::setFolded(bool folded)
{
    m_isFolded = folded && !icon().isNull();
    setMaximumWidth(m_isFolded ? minimumSizeHint().width() : QWIDGETSIZE_MAX);
    update();
}

QSize ActionButton::minimumSizeHint() const
{
    const QSize whole = sizeHint();
    if (icon().isNull() || text().isEmpty())
        return whole;
    return {whole.width() - fontMetrics().size(Qt::TextShowMnemonic, text()).width(), whole.height()};
}

void ActionButton::initStyleOption(QStyleOptionButton *option) const
{
    QPushButton::initStyleOption(option);
    if (m_isFolded)
        option->text.clear();
}

void ActionButton::take(const QAction &action)
{
    setText(action.property("iconOnly").toBool() ? QString() : action.text());
    setIcon(action.icon());
    setToolTip(action.toolTip());
    setAccessibleName(action.toolTip());
    setEnabled(action.isEnabled());
    setVisible(action.isVisible());
    setChecked(action.isChecked());
}

} // namespace ui
