// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/icons.h"

#include <QWidget>

#include <variant>

namespace ui {

/// A drawing that stands in a layout, in a colour of the theme.
class SymbolLabel final : public QWidget
{
    Q_OBJECT
public:
    using Color = std::variant<Role, Family>;
    SymbolLabel(Symbol symbol, Color color, int size, QWidget *parent = nullptr);
    void set(Symbol symbol, Color color);
    [[nodiscard]] QSize sizeHint() const override { return {m_size, m_size}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Symbol m_symbol;
    Color m_color;
    int m_size;
};

} // namespace ui
