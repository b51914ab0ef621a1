// SPDX-License-Identifier: Apache-2.0
#include "ui/stepdelegate.h"

#include "ui/models/stepmodel.h"
#include "ui/timeaxis.h"

#include <QPainter>

namespace ui {

using State = prov::StepRecord::State;

namespace {

constexpr int railX = 20;
constexpr int nodeRadius = 7;
constexpr int stretchHeight = 10;

State stateOf(const QModelIndex &index)
{
    return static_cast<State>(index.data(StepModel::StateRole).toInt());
}

void paintCheckOrCross(QPainter &painter, const Theme &theme, const QPointF &at, Symbol symbol)
{
    paintSymbol(painter, symbol, theme.color(Role::Base),
                QRect(qRound(at.x()) - 5, qRound(at.y()) - 5, 10, 10));
}

Family familyOf(Stretch::Kind kind)
{
    if (kind == Stretch::Kind::Failed)
        return Family::Fail;
    if (kind == Stretch::Kind::Cancelled)
        return Family::Wait;
    return kind == Stretch::Kind::Done ? Family::Ok : Family::Run;
}

void paintStretch(QPainter &painter, const Theme &theme, const QRectF &rect, Stretch::Kind kind)
{
    const auto retry = theme.color(Family::Retry, Shade::Mark);
    const auto wait = theme.color(Family::Wait, Shade::Mark);
    switch (kind) {
    case Stretch::Kind::Waiting:
        painter.fillRect(QRectF(rect.x(), rect.center().y() - 1.5, rect.width(), 3), wait);
        return;
    case Stretch::Kind::Expected:
        painter.setPen(QPen(wait, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
        return;
    case Stretch::Kind::Done:
    case Stretch::Kind::Running:
    case Stretch::Kind::Failed:
    case Stretch::Kind::Cancelled:
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(familyOf(kind), Shade::Mark));
        painter.drawRoundedRect(rect, 2, 2);
        return;
    case Stretch::Kind::FailedTry:
        painter.setPen(QPen(retry, 1.5));
        painter.setBrush(theme.color(Family::Retry, Shade::Tint));
        painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), 2, 2);
        painter.setBrush(QBrush(retry, Qt::BDiagPattern));
        painter.setPen(Qt::NoPen);
        painter.drawRect(rect.adjusted(1, 1, -1, -1));
        return;
    case Stretch::Kind::BackOff:
        painter.setPen(QPen(retry, 2, Qt::DotLine));
        painter.drawLine(QPointF(rect.left() + 1, rect.center().y()),
                         QPointF(rect.right() - 1, rect.center().y()));
        return;
    }
}

} // namespace

void StepDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const auto &theme = Theme::of(option.palette);
    const auto state = stateOf(index);
    const bool current = state == State::Running;
    painter->save();
    if (current)
        painter->fillRect(option.rect, theme.color(Role::Alternate));
    painter->setRenderHint(QPainter::Antialiasing);
    auto font = current ? strongFont() : option.font;
    const Cell cell{*painter, theme, insideOf(option, index), font, false};
    const bool faint = state == State::Pending || state == State::Skipped;
    const bool repeated = index.data(StepModel::IsRepeatedRole).toBool();
    switch (index.column()) {
    case StepModel::Name:
        paintNode(cell, index);
        paintText(cell, cell.rect.adjusted(railX + 6, 0, 0, 0), index.data().toString(),
                  theme.color(faint ? Role::Text2 : Role::Text));
        break;
    case StepModel::Line:
        paintLine(cell, index);
        break;
    case StepModel::Duration:
        paintText(cell, cell.rect, index.data().toString(), theme.color(faint ? Role::Text2 : Role::Text),
                  Qt::AlignRight);
        break;
    default:
        paintText({*painter, theme, cell.rect, option.font, false}, cell.rect, index.data().toString(),
                  repeated ? theme.color(Family::Retry, Shade::Text) : theme.color(Role::Text2));
    }
    painter->restore();
}

void StepDelegate::paintNode(const Cell &cell, const QModelIndex &index) const
{
    auto &painter = cell.painter;
    const auto &theme = cell.theme;
    const QPointF at(cell.rect.x() + 8.0, cell.rect.center().y() + 0.5);
    const auto state = stateOf(index);
    const auto ok = theme.color(Family::Ok, Shade::Mark);
    const auto wait = theme.color(Family::Wait, Shade::Mark);
    const auto rail = [&](int neighbour, double to) {
        const auto other = index.siblingAtRow(neighbour);
        if (!other.isValid())
            return;
        const bool behind = stateOf(index) != State::Pending && stateOf(other) != State::Pending;
        painter.setPen(QPen(behind ? ok : theme.color(Role::Line), 2));
        painter.drawLine(at, QPointF(at.x(), to));
    };
    rail(index.row() - 1, cell.rect.top());
    rail(index.row() + 1, cell.rect.bottom() + 1);
    const bool repeated = index.data(StepModel::IsRepeatedRole).toBool();
    const auto live = theme.color(repeated ? Family::Retry : Family::Run, Shade::Mark);
    const auto ring = [&](double radius, const QPen &pen) {
        painter.setBrush(theme.color(state == State::Running ? Role::Alternate : Role::Base));
        painter.setPen(pen);
        painter.drawEllipse(at, radius, radius);
    };
    switch (state) {
    case State::Done:
        ring(nodeRadius - 1, QPen(repeated ? live : ok, 2));
        painter.setBrush(repeated ? live : ok);
        painter.drawEllipse(at, nodeRadius - 1, nodeRadius - 1);
        return paintCheckOrCross(painter, theme, at, Symbol::Check);
    case State::Failed:
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(Family::Fail, Shade::Mark));
        painter.drawEllipse(at, nodeRadius, nodeRadius);
        return paintCheckOrCross(painter, theme, at, Symbol::Close);
    case State::Cancelled: // the sign of a cancelled job, filled
        painter.setPen(Qt::NoPen);
        painter.setBrush(wait);
        painter.drawEllipse(at, nodeRadius, nodeRadius);
        painter.setPen(QPen(theme.color(Role::Base), 1.5, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(at - QPointF(3, 3), at + QPointF(3, 3));
        return;
    case State::Running:
        ring(nodeRadius - 1, QPen(live, 2));
        painter.setBrush(live);
        painter.drawEllipse(at, 2, 2);
        return;
    case State::Skipped: {
        QPen dashed(wait, 1.5);
        dashed.setDashPattern({1.7, 1.7});
        ring(nodeRadius - 1, dashed);
        painter.setPen(QPen(wait, 1.5));
        painter.drawLine(at - QPointF(3, 0), at + QPointF(3, 0));
        return;
    }
    case State::Pending:
        return ring(nodeRadius - 1, QPen(wait, 1.5));
    }
}

void StepDelegate::paintLine(const Cell &cell, const QModelIndex &index) const
{
    const auto &rect = cell.rect;
    // Its margin is in the axis.
    const TimeAxis axis(rect.adjusted(-cellMargin, 0, 0, 0), index.data(StepModel::SpanRole).toLongLong());
    const auto upright = [&](qint64 time, Role role) {
        cell.painter.fillRect(QRectF(qRound(axis.at(time)), rect.y(), 1, rect.height()),
                              cell.theme.color(role));
    };
    for (const auto tick : axis.ticks())
        upright(tick, Role::Soft);
    const double y = rect.y() + (rect.height() - stretchHeight) / 2.0;
    const auto stretches = index.data(StepModel::StretchesRole).value<QList<Stretch>>();
    for (const auto &stretch : stretches) {
        const double from = axis.at(stretch.from);
        const double width = qMax(3.0, axis.at(stretch.to) - from);
        paintStretch(cell.painter, cell.theme, {from, y, width, stretchHeight}, stretch.kind);
    }
    if (const auto now = index.data(StepModel::NowRole); now.isValid())
        upright(now.toLongLong(), Role::Accent);
}

} // namespace ui
