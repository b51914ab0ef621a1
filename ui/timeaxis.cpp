// SPDX-License-Identifier: Apache-2.0
#include "ui/timeaxis.h"

#include "ui/paint.h"
#include "ui/wording.h"
#include "ui/words.h"

#include <algorithm>
#include <array>

namespace ui {

namespace {

constexpr double leastBar = 3; ///< what stands at the end is drawn this wide
constexpr double labelRoom = 90;
constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr std::array pitches{second, 2 * second, 5 * second, 10 * second, 15 * second, 30 * second,
                             minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute,
                             hour,   2 * hour,   6 * hour,   12 * hour,   24 * hour};

} // namespace

TimeAxis::TimeAxis(const QRect &section, qint64 span)
    : m_span(span), m_left(section.x() + cellMargin), m_width(section.width() - cellMargin - leastBar)
{
}

double TimeAxis::at(qint64 ms) const
{
    return m_span > 0 ? m_left + m_width * static_cast<double>(ms) / static_cast<double>(m_span) : m_left;
}

QList<qint64> TimeAxis::ticks() const
{
    QList<qint64> ticks;
    const auto most = static_cast<qint64>(std::max(1.0, m_width / labelRoom));
    const auto *pitch =
        std::find_if(pitches.begin(), pitches.end(), [&](qint64 each) { return m_span / each <= most; });
    for (qint64 tick = 0; m_span > 0 && pitch != pitches.end() && tick <= m_span; tick += *pitch)
        ticks.append(tick);
    return ticks;
}

QString TimeAxis::label(qint64 tick)
{
    if (tick < minute)
        return Words::tr("%1 s").arg(tick / second);
    return tick < hour && tick % minute == 0 ? Words::tr("%1 min").arg(tick / minute) : durationText(tick);
}

} // namespace ui
