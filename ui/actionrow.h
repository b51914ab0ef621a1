// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/actionbutton.h"

#include <QWidget>

namespace ui {

/// The buttons of some actions side by side, at the right end of their place. Where it is too narrow for
/// their words they show their icons only, all of them, so that no window is as wide as its longest words.
class ActionRow final : public QWidget
{
    Q_OBJECT
public:
    ActionRow(const QList<QAction *> &actions, QWidget *parent);
    [[nodiscard]] const QList<ActionButton *> &buttons() const { return m_buttons; }
    [[nodiscard]] QSize sizeHint() const override; ///< with words

protected:
    bool event(QEvent *event) override;

private:
    void fold();

    QList<ActionButton *> m_buttons;
};

} // namespace ui
