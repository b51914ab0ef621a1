// SPDX-License-Identifier: Apache-2.0
#include "ui/inventorydelegate.h"

#include "ui/icons.h"
#include "ui/models/inventorymodel.h"
#include "ui/theme.h"

#include <QApplication>
#include <QPainter>

namespace ui {

namespace {

using Kind = InventoryModel::Kind;

constexpr int iconSide = 16;
constexpr int gap = 8;
constexpr int rightMargin = 10;

Kind kindOf(const QModelIndex &index)
{
    return static_cast<Kind>(index.data(InventoryModel::KindRole).toInt());
}

bool isHead(Kind kind)
{
    return kind == Kind::Templates || kind == Kind::Node || kind == Kind::Storages;
}

/// The shape tells the states apart, not the colour alone.
void paintRunState(QPainter &painter, const QRect &rect, const QVariant &running, const Theme &theme,
                   bool isOld)
{
    const QColor rests = theme.color(Family::Wait, Shade::Mark);
    if (!running.isValid())
        paintSymbol(painter, Symbol::Info, rests, rect);
    else if (!running.toBool())
        paintSymbol(painter, Symbol::Stopped, rests, rect);
    else
        paintSymbol(painter, Symbol::Running,
                    isOld ? theme.color(Role::Off) : theme.color(Family::Ok, Shade::Mark), rect);
}

void paintIcon(QPainter &painter, const QRect &rect, const QModelIndex &index, const Theme &theme, bool isOld)
{
    const QColor color = theme.color(Role::Text2);
    switch (kindOf(index)) {
    case Kind::Templates:
    case Kind::Template:
        return paintSymbol(painter, Symbol::Template, color, rect);
    case Kind::Node:
        return paintSymbol(painter, Symbol::Node, color, rect);
    case Kind::Storages:
    case Kind::Storage:
        return paintSymbol(painter, Symbol::Storage, color, rect);
    case Kind::Vm:
        return paintRunState(painter, rect, index.data(InventoryModel::RunningRole), theme, isOld);
    }
}

/// Eight bars on a base line, the newest at the right edge; returns their width. What is idle has no bars.
int paintLoad(QPainter &painter, const QRect &rect, const QList<double> &samples, const QColor &color)
{
    constexpr qreal barWidth = 3;
    constexpr qreal step = barWidth + 1.4;
    constexpr qreal whole = step * InventoryModel::loadSamples - 1.4;
    constexpr qreal most = 14;
    const qreal right = rect.right() + 1;
    const qreal bottom = rect.center().y() + most / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(right - whole, bottom - 1, whole, 1), color);
    qreal x = right + 1.4 - step * static_cast<qreal>(samples.size());
    for (const double sample : samples) {
        const qreal height = most * qBound(0.0, sample, 1.0);
        painter.fillRect(QRectF(x, bottom - height, barWidth, height), color);
        x += step;
    }
    painter.restore();
    return qRound(whole);
}

/// `isOld`: nothing of it may look as if it were so now.
int paintDetail(QPainter &painter, const QRect &rect, const QModelIndex &index, const Theme &theme,
                bool isOld)
{
    const Kind kind = kindOf(index);
    const bool offline = kind == Kind::Node && !index.data(InventoryModel::RunningRole).toBool();
    if (kind == Kind::Node && !offline)
        return paintLoad(painter, rect, index.data(InventoryModel::LoadRole).value<QList<double>>(),
                         isOld ? theme.color(Role::Off) : theme.color(Family::Wait, Shade::Mark));
    const QString text =
        offline ? InventoryDelegate::tr("offline") : index.data(InventoryModel::DetailRole).toString();
    painter.setPen(offline && !isOld ? theme.color(Family::Fail, Shade::Text) : theme.color(Role::Text2));
    painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, text);
    return painter.fontMetrics().horizontalAdvance(text);
}

} // namespace

void InventoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    painter->save();
    QApplication::style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    const QRect row = option.rect.adjusted(0, 0, -rightMargin, 0);
    const QRect icon(row.left(), row.center().y() - iconSide / 2 + 1, iconSide, iconSide);
    const bool isOld = !option.state.testFlag(QStyle::State_Enabled);
    paintIcon(*painter, icon, index, theme, isOld);
    painter->setFont(option.font);
    const int detail = paintDetail(*painter, row, index, theme, isOld);
    painter->setFont(isHead(kindOf(index)) ? strongFont() : option.font);
    painter->setPen(theme.color(isOld ? Role::Text2 : Role::Text));
    const QRect text = row.adjusted(iconSide + gap, 0, -detail - gap, 0);
    painter->drawText(
        text, Qt::AlignVCenter,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    painter->restore();
}

QSize InventoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(isHead(kindOf(index)) ? strongFont() : option.font);
    return {iconSide + gap + metrics.horizontalAdvance(index.data().toString()), metrics.height() + 6};
}

} // namespace ui
