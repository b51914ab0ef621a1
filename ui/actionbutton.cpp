// SPDX-License-Identifier: Apache-2.0
#include "ui/actionbutton.h"

#include <QAction>
#include <QMenu>

namespace ui {

ActionButton::ActionButton(QAction *action, QWidget *parent) : QPushButton(parent)
{
    setObjectName(action->objectName() + QStringLiteral("Button"));
    setCheckable(action->isCheckable());
    setMenu(action->menu()); // opened instead of a click
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, this, [this, action] { take(*action); });
    take(*action);
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
