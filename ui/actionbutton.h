// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPushButton>

class QAction;

namespace ui {

/// A push button that is the face of an action: text, icon, tool tip, enabled and visible are the
/// action's; a menu's action opens the menu. An action with the property `iconOnly` has no text on it, and
/// one with `danger` looks like it.
class ActionButton final : public QPushButton
{
    Q_OBJECT
public:
    /// Never without a parent: a button that is visible is then a window.
    ActionButton(QAction *action, QWidget *parent);

    void setFolded(bool folded);                          ///< only its icon is drawn, if it has one
    [[nodiscard]] QSize minimumSizeHint() const override; ///< folded

protected:
    void initStyleOption(QStyleOptionButton *option) const override;

private:
    void take(const QAction &action);

    bool m_isFolded = false;
};

} // namespace ui
