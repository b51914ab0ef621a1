// SPDX-License-Identifier: Apache-2.0
#include "ui/pilldelegate.h"

#include "ui/models/jobmodel.h"
#include "ui/wording.h"

#include <QPainter>

namespace ui {

namespace {

constexpr int barWidth = 80;
constexpr int barHeight = 6;
constexpr int gap = 8;

Family familyOf(const QModelIndex &index)
{
    return static_cast<Family>(index.data(JobModel::FamilyRole).toInt());
}

QColor detailColor(const Theme &theme, Family family)
{
    const bool speaks = family == Family::Retry || family == Family::Detached || family == Family::Fail;
    return speaks ? theme.color(family, Shade::Text) : theme.color(Role::Text2);
}

QRect copyRectBehind(const QRect &rect, const QString &address)
{
    constexpr int side = 14;
    const int x = rect.x() + QFontMetrics(monoFont()).horizontalAdvance(address) + gap;
    return {x, rect.center().y() - side / 2, side, side};
}

/// "0:59" of "0:59 min"
QString withoutUnit(const QString &span)
{
    return span.left(span.lastIndexOf(u' '));
}

bool waitsInQueue(const QModelIndex &index)
{
    return index.data(JobModel::StepRole).toInt() == static_cast<int>(prov::Step::Queued);
}

} // namespace

void PillDelegate::paintContent(const Cell &cell, const QModelIndex &index) const
{
    paintPill(cell.painter, cell.rect, cell.theme, familyOf(index),
              static_cast<Symbol>(index.data(JobModel::SymbolRole).toInt()),
              index.data(JobModel::SignRole).toString(), cell.selected);
}

bool ProgressDelegate::moves(const QModelIndex &index)
{
    return index.data(JobModel::IsActiveRole).toBool() && !waitsInQueue(index) &&
           !index.data(JobModel::PercentRole).isValid();
}

QRect ProgressDelegate::copyRect(const QRect &cell, const QModelIndex &index)
{
    const auto address = index.data(JobModel::AddressRole).toString();
    return address.isEmpty() ? QRect() : copyRectBehind(cell.adjusted(cellMargin, 0, 0, 0), address);
}

void ProgressDelegate::paintContent(const Cell &cell, const QModelIndex &index) const
{
    const auto family = familyOf(index);
    const auto detail = index.data(JobModel::DetailRole).toString();
    auto rect = cell.rect;
    if (!index.data(JobModel::IsActiveRole).toBool() || waitsInQueue(index)) {
        if (const auto address = index.data(JobModel::AddressRole).toString(); !address.isEmpty()) {
            auto mono = cell;
            mono.font = monoFont();
            const auto icon = copyRectBehind(rect, address);
            paintText(mono, rect, address, cell.theme.color(Role::Text));
            paintSymbol(cell.painter, Symbol::Copy, cell.theme.color(Role::Text2), icon);
            rect.setLeft(icon.right() + gap + 4);
        }
        paintText(cell, rect, detail, detailColor(cell.theme, family));
        return;
    }
    const auto percent = index.data(JobModel::PercentRole);
    paintBar(cell.painter,
             {rect.x() + 0.0, rect.y() + (rect.height() - barHeight) / 2.0, barWidth + 0.0, barHeight + 0.0},
             cell.theme.color(cell.selected ? Role::Base : Role::Track),
             cell.theme.color(family, Shade::Mark), percent.isValid() ? percent.toDouble() : -1, m_phase);
    rect.setLeft(rect.x() + barWidth + gap);
    if (percent.isValid()) {
        const int width = QFontMetrics(cell.font).horizontalAdvance(percentText(100));
        paintText(cell, {rect.x(), rect.y(), width, rect.height()}, percentText(percent.toDouble()),
                  cell.theme.color(Role::Text), Qt::AlignRight);
        rect.setLeft(rect.x() + width + gap);
    }
    paintText(cell, rect, detail, detailColor(cell.theme, family));
}

void ElapsedDelegate::paintContent(const Cell &cell, const QModelIndex &index) const
{
    auto elapsed = index.data().toString();
    const auto expected = index.data(JobModel::ExpectedRole);
    const QFontMetrics metrics(cell.font);
    QString behind;
    if (expected.isValid()) {
        const auto span = durationText(expected.toLongLong());
        const bool sameUnit = elapsed.mid(elapsed.lastIndexOf(u' ')) == span.mid(span.lastIndexOf(u' '));
        const auto before = elapsed.isEmpty() ? QStringLiteral("–")
                            : sameUnit        ? withoutUnit(elapsed)
                                              : elapsed;
        const QString wanted = QStringLiteral(" / ") + span;
        if (metrics.horizontalAdvance(before + wanted) <= cell.rect.width()) {
            elapsed = before;
            behind = wanted;
        }
    }
    const int width = paintText(cell, cell.rect, elapsed, cell.theme.color(Role::Text));
    paintText(cell, cell.rect.adjusted(width, 0, 0, 0), behind, cell.theme.color(Role::Text2));
}

void AttemptsDelegate::paintContent(const Cell &cell, const QModelIndex &index) const
{
    const int failed = index.data(JobModel::FailedTriesRole).toInt();
    const int most = index.data(JobModel::MostTriesRole).toInt();
    auto rect = cell.rect;
    if (failed > 0) {
        const bool goesOn = index.data(JobModel::TriesGoOnRole).toBool();
        constexpr int shown = 8;
        for (int i = 0; i < qMin(most, shown); ++i) {
            const auto color = i < failed ? cell.theme.color(Family::Retry, Shade::Mark)
                               : i == failed && goesOn
                                   ? cell.theme.color(Family::Run, Shade::Mark)
                                   : cell.theme.color(cell.selected ? Role::Base : Role::Track);
            cell.painter.fillRect(QRect(rect.x(), rect.y() + (rect.height() - 8) / 2, 6, 8), color);
            rect.setLeft(rect.x() + 8);
        }
        rect.setLeft(rect.x() + 6);
    }
    paintText(cell, rect, index.data().toString(), cell.theme.color(failed > 0 ? Role::Text : Role::Text2));
}

QRect ActionsDelegate::firstRect(const QRect &cell)
{
    return {cell.x(), cell.y(), cell.width() / 2, cell.height()};
}

QRect ActionsDelegate::moreRect(const QRect &cell)
{
    return cell.adjusted(cell.width() / 2, 0, 0, 0);
}

void ActionsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    RowDelegate::paint(painter, option, index);
    const auto &theme = Theme::of(option.palette);
    const auto place = [](const QRect &rect) {
        return QRect(rect.center().x() - 7, rect.center().y() - 7, 16, 16);
    };
    if (const auto first = index.data(JobModel::FirstActSymbolRole); first.isValid())
        paintSymbol(*painter, static_cast<Symbol>(first.toInt()), theme.color(Role::Text2),
                    place(firstRect(option.rect)));
    paintSymbol(*painter, Symbol::More, theme.color(Role::Text2), place(moreRect(option.rect)));
}

} // namespace ui
