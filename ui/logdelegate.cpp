// SPDX-License-Identifier: Apache-2.0
#include "ui/logdelegate.h"

#include "ui/models/logmodel.h"

#include <QPainter>

namespace ui {

using Level = base::LogRecord::Level;

void LogDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto &theme = Theme::of(option.palette);
    const auto family = static_cast<Family>(index.data(LogModel::FamilyRole).toInt());
    const bool loud = index.data(LogModel::LevelRole).toInt() <= static_cast<int>(Level::Warn);
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected)) {
        const bool focused = option.widget && option.widget->hasFocus();
        painter->fillRect(option.rect, theme.color(focused ? Role::Selected : Role::SelectedInactive));
    } else if (index.data(LogModel::IsRetryRole).toBool()) {
        painter->fillRect(option.rect, theme.color(Family::Retry, Shade::Tint));
    }
    const Cell cell{*painter, theme, insideOf(option, index), option.font, false};
    const auto color =
        loud ? theme.color(family, Shade::Text)
             : theme.color(index.column() == LogModel::Text || index.column() == LogModel::Job ? Role::Text
                                                                                               : Role::Text2);
    switch (index.column()) {
    case LogModel::Level:
        paintLevel(cell, index, color);
        break;
    case LogModel::Text:
        paintText(cell, cell.rect, index.data().toString(), color);
        break;
    case LogModel::Job:
        paintText(cell, cell.rect, index.data().toString(), theme.color(Role::Text));
        break;
    default:
        paintText(cell, cell.rect, index.data().toString(), theme.color(Role::Text2));
    }
    painter->restore();
}

void LogDelegate::paintLevel(const Cell &cell, const QModelIndex &index, const QColor &color)
{
    const bool retry = index.data(LogModel::IsRetryRole).toBool();
    const auto symbol = retry ? Symbol::Retry : static_cast<Symbol>(index.data(LogModel::SymbolRole).toInt());
    paintSymbol(cell.painter, symbol, color, {cell.rect.x(), cell.rect.center().y() - 6, 14, 14});
    paintText(cell, cell.rect.adjusted(20, 0, 0, 0), index.data().toString(), color);
}

} // namespace ui
