// SPDX-License-Identifier: Apache-2.0
#include "ui/rowdelegate.h"

#include <QPainter>
#include <QTreeView>

namespace ui {

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto &theme = Theme::of(option.palette);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool focused = option.widget && option.widget->hasFocus();
    const auto &rect = option.rect;
    painter->save();
    if (selected)
        painter->fillRect(rect, theme.color(focused ? Role::Selected : Role::SelectedInactive));
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(rect, theme.color(Role::Alternate));
    painter->fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.color(Role::Soft));
    if (selected && index.column() == 0)
        painter->fillRect(rect.x(), rect.y(), 3, rect.height(), theme.color(Role::Accent));
    painter->setRenderHint(QPainter::Antialiasing);
    const auto font = index.data(Qt::FontRole);
    paintContent({*painter, theme, insideOf(option, index).adjusted(0, 0, 0, -1),
                  font.isValid() ? font.value<QFont>() : option.font, selected,
                  option.state.testFlag(QStyle::State_Enabled)},
                 index);
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width() + cellMargin,
            option.fontMetrics.height() + m_space};
}

QRect RowDelegate::insideOf(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool isLast = index.column() == index.model()->columnCount() - 1;
    return option.rect.adjusted(cellMargin, 0, isLast ? -cellMargin : 0, 0);
}

void RowDelegate::paintContent(const Cell &cell, const QModelIndex &index) const
{
    const auto alignment = index.data(Qt::TextAlignmentRole);
    paintText(cell, cell.rect, index.data().toString(), cell.textColor(),
              alignment.isValid() ? Qt::Alignment(alignment.toInt()) : Qt::AlignLeft);
}

int RowDelegate::paintText(const Cell &cell, const QRect &rect, const QString &text, const QColor &color,
                           Qt::Alignment alignment)
{
    const QFontMetrics metrics(cell.font);
    const auto shown = metrics.elidedText(text, Qt::ElideRight, rect.width());
    cell.painter.setFont(cell.font);
    cell.painter.setPen(color);
    cell.painter.drawText(rect, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
    return metrics.horizontalAdvance(shown);
}

} // namespace ui
