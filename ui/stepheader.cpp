// SPDX-License-Identifier: Apache-2.0
#include "ui/stepheader.h"

#include "ui/models/stepmodel.h"
#include "ui/theme.h"
#include "ui/timeaxis.h"

#include <QPainter>
#include <QStyleOptionHeader>

namespace ui {

namespace {

QFont axisFont(bool strong)
{
    auto font = strong ? strongFont() : smallFont();
    font.setPointSizeF(qMax(8.0, strongFont().pointSizeF() - 1.75));
    return font;
}

} // namespace

StepHeader::StepHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent) {}

/// Its words are for those who do not see the axis.
void StepHeader::initStyleOptionForIndex(QStyleOptionHeader *option, int section) const
{
    QHeaderView::initStyleOptionForIndex(option, section);
    if (section == StepModel::Line)
        option->text.clear();
}

void StepHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    painter->save();
    QHeaderView::paintSection(painter, rect, section);
    painter->restore();
    const auto first = model()->index(0, StepModel::Line);
    if (section != StepModel::Line || !first.isValid())
        return;
    const auto &theme = Theme::of(palette());
    const TimeAxis axis(rect, first.data(StepModel::SpanRole).toLongLong());
    QRect taken;
    const auto label = [&](qint64 time, const QString &words, bool strong) {
        const auto font = axisFont(strong);
        const int width = QFontMetrics(font).horizontalAdvance(words);
        if (width > rect.width())
            return; // a narrow window
        const int x = qBound(rect.x(), qRound(axis.at(time)) - width / 2, rect.right() + 1 - width);
        const QRect place(x, rect.y(), width, rect.height());
        if (place.adjusted(-6, 0, 6, 0).intersects(taken))
            return;
        painter->setFont(font);
        painter->setPen(theme.color(strong ? Role::Accent : Role::Text2));
        painter->drawText(place, Qt::AlignCenter, words);
        if (strong)
            taken = place; // what is near it gives way
    };
    painter->save();
    if (const auto now = first.data(StepModel::NowRole); now.isValid())
        label(now.toLongLong(), tr("now"), true);
    for (const auto tick : axis.ticks())
        label(tick, TimeAxis::label(tick), false);
    painter->restore();
}

} // namespace ui
