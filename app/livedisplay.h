// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/display.h"

#include <QList>
#include <QSize>
#include <QStringList>
#include <QTimer>

namespace app {

/// One line per VM at the foot of a terminal, drawn again at most five times a second of real time, with the
/// log above it. Never more lines than the terminal has: what is done goes first.
class LiveDisplay final : public Display
{
public:
    LiveDisplay(Console &console, const base::Clock &clock);

    void logged(const base::LogRecord &record) override;
    void jobChanged(const prov::Job &job) override;
    void finish() override;

private:
    void draw(const QStringList &lines);

    Console &m_console;
    const base::Clock &m_clock;
    QTimer m_timer;
    QList<prov::Job> m_jobs; ///< in the order of their making
    QStringList m_records;   ///< log lines since the last drawing
    QStringList m_drawn;
};

/// The lines for these jobs in a terminal of that size. Pure.
[[nodiscard]] QStringList liveLines(const QList<prov::Job> &jobs, base::TimePoint now, QSize size);

} // namespace app
