// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/create/textfield.h"

class QToolButton;

namespace ui {

/// A line that is not shown as it is typed, unless Show is pressed.
class SecretField final : public TextField
{
    Q_OBJECT
public:
    SecretField(const QString &path, const QString &label, QWidget *parent);
    /// As it was typed: blanks at the ends belong to a password.
    [[nodiscard]] QString secret() const { return edit()->text(); }
    void forget(); ///< and hides again

private:
    void show(bool shown);
    QToolButton *m_toggle;
};

} // namespace ui
