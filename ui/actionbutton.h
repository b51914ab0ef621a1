// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPushButton>

class QAction;

namespace ui {

/// A push button that is the face of an action: text, icon, tool tip, enabled and visible are the
/// action's; a menu's action opens the menu. An action with the property `iconOnly` has no text on it.
class ActionButton final : public QPushButton
{
    Q_OBJECT
public:
    /// Never without a parent: a button that is visible is then a window.
    ActionButton(QAction *action, QWidget *parent);

private:
    void take(const QAction &action);
};

} // namespace ui
