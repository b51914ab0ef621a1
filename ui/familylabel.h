// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme.h"

#include <QLabel>

#include <variant>

namespace ui {

/// Plain text in a colour of the theme, which it follows.
class FamilyLabel final : public QLabel
{
    Q_OBJECT
public:
    using Color = std::variant<Role, Family>;
    FamilyLabel(const QString &text, Color color, QWidget *parent = nullptr);
    void setColor(Color color);
    /// One line that gives way to its neighbours, with "…" at its end.
    void setElided();
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void applyColor();
    Color m_color;
    bool m_isElided = false;
};

} // namespace ui
