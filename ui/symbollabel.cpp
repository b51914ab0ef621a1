// SPDX-License-Identifier: Apache-2.0
#include "ui/symbollabel.h"

#include <QPainter>

namespace ui {

SymbolLabel::SymbolLabel(Symbol symbol, Color color, int size, QWidget *parent)
    : QWidget(parent), m_symbol(symbol), m_color(color), m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SymbolLabel::set(Symbol symbol, Color color)
{
    m_symbol = symbol;
    m_color = color;
    update();
}

void SymbolLabel::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    const auto *role = std::get_if<Role>(&m_color);
    QPainter painter(this);
    paintSymbol(painter, m_symbol,
                role ? theme.color(*role) : theme.color(std::get<Family>(m_color), Shade::Text), rect());
}

} // namespace ui
