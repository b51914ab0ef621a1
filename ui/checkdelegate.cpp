// SPDX-License-Identifier: Apache-2.0
#include "ui/checkdelegate.h"

#include "ui/models/checkmodel.h"

#include <QPainter>

namespace ui {

using Verdict = prov::Check::Verdict;

namespace {

bool isApplied(const QModelIndex &index)
{
    return index.data(CheckModel::VerdictRole).toInt() == static_cast<int>(Verdict::Applied);
}

} // namespace

void CheckDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    if (!isApplied(index) && !option.state.testFlag(QStyle::State_Selected)) {
        const auto family = static_cast<Family>(index.data(CheckModel::FamilyRole).toInt());
        painter->fillRect(option.rect, Theme::of(option.palette).color(family, Shade::Tint));
    }
    RowDelegate::paint(painter, option, index);
}

void CheckDelegate::paintContent(const Cell &cell, const QModelIndex &index) const
{
    auto mine = cell;
    if (index.column() == CheckModel::Asked || index.column() == CheckModel::Found)
        mine.font = monoFont();
    if (!isApplied(index) && index.column() >= CheckModel::Found)
        mine.font.setWeight(QFont::DemiBold);
    auto rect = cell.rect;
    auto color = cell.theme.color(Role::Text);
    if (index.column() == CheckModel::Verdict) {
        color =
            cell.theme.color(static_cast<Family>(index.data(CheckModel::FamilyRole).toInt()), Shade::Text);
        paintSymbol(cell.painter, static_cast<Symbol>(index.data(CheckModel::SymbolRole).toInt()), color,
                    {rect.x(), rect.center().y() - 7, 14, 14});
        rect.setLeft(rect.x() + 20);
    }
    const int width = paintText(mine, rect, index.data().toString(), color);
    if (index.column() != CheckModel::Verdict)
        return;
    auto small = cell;
    small.font = smallFont();
    paintText(small, rect.adjusted(width + 8, 0, 0, 0), index.data(CheckModel::NoteRole).toString(),
              cell.theme.color(Role::Text2));
}

} // namespace ui
