// SPDX-License-Identifier: Apache-2.0
#include "ui/statedelegate.h"

namespace ui {

void StateDelegate::paintContent(const Cell &cell, const QModelIndex &index) const
{
    constexpr int size = 14;
    const auto family = static_cast<Family>(index.data(m_familyRole).toInt());
    const auto &rect = cell.rect;
    paintSymbol(cell.painter, static_cast<Symbol>(index.data(m_symbolRole).toInt()),
                cell.enabled ? cell.theme.color(family, Shade::Mark) : cell.textColor(),
                {rect.x(), rect.center().y() - size / 2, size, size});
    const bool rests = family == Family::Ok || family == Family::Wait;
    paintText(cell, rect.adjusted(size + 6, 0, 0, 0), index.data().toString(),
              rests || !cell.enabled ? cell.textColor() : cell.theme.color(family, Shade::Text));
}

} // namespace ui
