// SPDX-License-Identifier: Apache-2.0
#include "ui/batchrow.h"

#include "ui/paint.h"
#include "ui/wording.h"

#include <QPainter>
#include <QStyleOptionButton>
#include <QWidget>

#include <algorithm>

namespace ui {

using prov::Job;

namespace {

constexpr int chevronSide = 14;
constexpr int titleX = cellMargin + chevronSide + 8;
constexpr int leastTitle = 200; ///< the blocks give way to it
constexpr int gap = 10;
constexpr int blockWidth = 34;
constexpr int blockHeight = 8;
constexpr int blockGap = 3;
constexpr int mostBlocks = 12; ///< more jobs share one bar
constexpr int barWidth = 440;
constexpr int leastBar = 100;

/// How full the block of a job is: steps behind it, and its share of the present one.
double shareOf(const Job &job)
{
    if (prov::isFinal(job.step))
        return 100;
    double steps = 0;
    for (const auto step : prov::workingSteps)
        steps += job.step > step && job.step < prov::Step::Ready ? 1 : 0;
    steps += job.percent.value_or(0) / 100;
    return 100 * steps / static_cast<double>(prov::workingSteps.size());
}

} // namespace

BatchRow::BatchRow(const QList<const Job *> &jobs, const prov::Engine &engine, const QRect &rect)
    : m_jobs(jobs), m_rect(rect)
{
    const auto offer = [&](JobAct act, const QString &text) {
        if (!concernedBy(act, jobs, engine).isEmpty())
            m_buttons.append({act, text, {}});
    };
    offer(JobAct::Retry, tr("Retry Failed"));
    offer(JobAct::Cancel, tr("Cancel All"));
    const QFontMetrics metrics(smallFont());
    const int height = metrics.height() + 6;
    int right = rect.right() - cellMargin;
    for (auto it = m_buttons.rbegin(); it != m_buttons.rend(); ++it) {
        const int width = metrics.horizontalAdvance(it->text) + 18;
        it->rect = {right - width, rect.center().y() - height / 2, width, height};
        right -= width + 8;
    }
}

QRect BatchRow::chevron() const
{
    return {m_rect.x(), m_rect.y(), titleX, m_rect.height()};
}

int BatchRow::paintButtons(QPainter &painter, const QWidget &place) const
{
    int right = m_rect.right() - cellMargin;
    painter.setFont(smallFont());
    for (const auto &button : m_buttons) {
        QStyleOptionButton option;
        option.initFrom(&place);
        option.state.setFlag(QStyle::State_HasFocus, false);
        option.state.setFlag(QStyle::State_MouseOver,
                             button.rect.contains(place.mapFromGlobal(QCursor::pos())));
        option.rect = button.rect;
        option.text = button.text;
        place.style()->drawControl(QStyle::CE_PushButton, &option, &painter);
        right = qMin(right, button.rect.x() - gap);
    }
    return right;
}

int BatchRow::paintState(QPainter &painter, const Theme &theme, int right, const QString &left) const
{
    auto strong = strongFont();
    strong.setPointSizeF(smallFont().pointSizeF());
    const auto before = [&](const QFont &font, Role role, const QString &words) {
        const int width = QFontMetrics(font).horizontalAdvance(words);
        painter.setFont(font);
        painter.setPen(theme.color(role));
        right -= width;
        painter.drawText(QRect(right, m_rect.y(), width, m_rect.height()), Qt::AlignVCenter, words);
    };
    for (const auto &words : {left, batchRest(m_jobs)}) {
        if (!words.isEmpty())
            before(smallFont(), Role::Text2, QStringLiteral(" · ") + words);
    }
    before(strong, Role::Text, batchReady(m_jobs));
    return right - gap;
}

int BatchRow::paintBlocks(QPainter &painter, const Theme &theme, int right) const
{
    const bool each = m_jobs.size() <= mostBlocks;
    const auto count = static_cast<int>(m_jobs.size());
    const int room = right - m_rect.x() - titleX - leastTitle;
    const int all = each ? count * (blockWidth + blockGap) : qMin(barWidth, room);
    if (all > room || (!each && all < leastBar))
        return right;
    const double pitch = static_cast<double>(all) / count;
    const double width = each ? blockWidth : pitch;
    constexpr int halfBlock = blockHeight / 2;
    double x = right - all;
    painter.setPen(Qt::NoPen);
    for (const auto *job : m_jobs) {
        const QRectF block(x, m_rect.center().y() - halfBlock, width, blockHeight);
        painter.setBrush(theme.color(Role::Track));
        painter.drawRoundedRect(block, 2, 2);
        painter.setBrush(theme.color(signOf(*job).family, Shade::Mark));
        painter.drawRoundedRect(QRectF(block.topLeft(), QSizeF(width * shareOf(*job) / 100, blockHeight)), 2,
                                2);
        x += pitch;
    }
    return right - all - gap;
}

void BatchRow::paintTitle(QPainter &painter, const Theme &theme, int right) const
{
    const int left = m_rect.x() + titleX;
    const QFontMetrics strong(strongFont());
    const auto title = strong.elidedText(batchTitle(m_jobs), Qt::ElideRight, right - left);
    painter.setFont(strongFont());
    painter.setPen(theme.color(Role::Text));
    painter.drawText(QRect(left, m_rect.y(), right - left, m_rect.height()), Qt::AlignVCenter, title);
    const int behind = left + strong.horizontalAdvance(title) + gap;
    if (right <= behind)
        return;
    painter.setFont(smallFont());
    painter.setPen(theme.color(Role::Text2));
    painter.drawText(
        QRect(behind, m_rect.y(), right - behind, m_rect.height()), Qt::AlignVCenter,
        QFontMetrics(smallFont()).elidedText(batchSource(m_jobs), Qt::ElideRight, right - behind));
}

void BatchRow::paint(QPainter &painter, const QWidget &place, const Look &look, const QString &left) const
{
    const auto &theme = Theme::of(place.palette());
    const auto surface = !look.isSelected ? Role::Alternate
                         : look.isFocused ? Role::Selected
                                          : Role::SelectedInactive;
    painter.fillRect(m_rect, theme.color(surface));
    painter.fillRect(m_rect.x(), m_rect.bottom(), m_rect.width(), 1, theme.color(Role::Soft));
    if (look.isSelected)
        painter.fillRect(m_rect.x(), m_rect.y(), 3, m_rect.height(), theme.color(Role::Accent));
    painter.setRenderHint(QPainter::Antialiasing);
    paintSymbol(painter, look.isFolded ? Symbol::ChevronRight : Symbol::ChevronDown, theme.color(Role::Text2),
                {m_rect.x() + cellMargin, m_rect.center().y() - chevronSide / 2, chevronSide, chevronSide});
    const int state = paintButtons(painter, place);
    const int blocks = paintState(painter, theme, state, left);
    paintTitle(painter, theme, paintBlocks(painter, theme, blocks));
}

} // namespace ui
