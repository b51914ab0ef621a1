// SPDX-License-Identifier: Apache-2.0
#include "ui/paint.h"

#include <QFontMetrics>
#include <QPainter>

namespace ui {

namespace {

constexpr int pillIcon = 14;
constexpr int pillBefore = 6;
constexpr int pillText = 25;
constexpr int pillBehind = 9;

void paintBlock(QPainter &painter, const QRectF &rect, const QColor &color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
}

} // namespace

void paintRound(QPainter &painter, const QRect &rect, qreal radius, const QColor &fill, const QColor &edge,
                int width)
{
    const qreal inset = width / 2.0;
    painter.setBrush(fill);
    painter.setPen(QPen(edge, width));
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
}

int pillWidth(const QString &word)
{
    return pillText + QFontMetrics(smallFont()).horizontalAdvance(word) + pillBehind;
}

QRect paintPill(QPainter &painter, const QRect &rect, const Theme &theme, Family family, Symbol symbol,
                const QString &word, bool selected)
{
    const QFontMetrics metrics(smallFont());
    const int height = qMin(metrics.height() + 4, rect.height());
    QRect pill(rect.x(), rect.y() + (rect.height() - height) / 2, qMin(pillWidth(word), rect.width()),
               height);
    const auto text = theme.color(family, Shade::Text);
    painter.setPen(Qt::NoPen);
    painter.setBrush(selected ? theme.color(Role::Base) : theme.color(family, Shade::Tint));
    painter.drawRoundedRect(pill, height / 2.0, height / 2.0);
    paintSymbol(painter, symbol, text,
                {pill.x() + pillBefore, pill.y() + (height - pillIcon) / 2, pillIcon, pillIcon});
    painter.setFont(smallFont());
    painter.setPen(text);
    const auto words = pill.adjusted(pillText, 0, -pillBehind + 4, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(word, Qt::ElideRight, words.width()));
    return pill;
}

void paintBar(QPainter &painter, const QRectF &rect, const QColor &track, const QColor &mark, double percent,
              double phase)
{
    paintBlock(painter, rect, track);
    if (percent < 0) {
        const qreal piece = rect.width() * 0.3;
        paintBlock(painter, {rect.x() + (rect.width() - piece) * phase, rect.y(), piece, rect.height()},
                   mark);
    } else if (percent > 0) {
        const qreal width = qBound(rect.height(), rect.width() * percent / 100, rect.width());
        paintBlock(painter, {rect.x(), rect.y(), width, rect.height()}, mark);
    }
}

} // namespace ui
