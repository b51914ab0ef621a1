// SPDX-License-Identifier: Apache-2.0
#include "core/base/systemclock.h"

#include <QTimer>

#include <algorithm>
#include <cmath>

namespace base {

namespace {

class QtTimer final : public Timer
{
public:
    QtTimer(Millis delay, std::function<void()> callback) : m_callback(std::move(callback))
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        // The copy keeps the function alive when it destroys this timer.
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            const auto call = m_callback;
            call();
        });
        m_timer.start(delay);
    }

private:
    std::function<void()> m_callback;
    QTimer m_timer;
};

} // namespace

SystemClock::SystemClock(double speed) : m_speed(speed), m_wallStart(QDateTime::currentDateTimeUtc())
{
    m_elapsed.start();
}

TimePoint SystemClock::now() const
{
    const auto real = static_cast<double>(m_elapsed.nsecsElapsed()) / 1e6;
    return TimePoint{Millis{static_cast<Millis::rep>(real * m_speed)}};
}

QDateTime SystemClock::wallNow() const
{
    return m_speed == 1.0 ? QDateTime::currentDateTimeUtc()
                          : m_wallStart.addMSecs(now().time_since_epoch().count());
}

std::unique_ptr<Timer> SystemClock::after(Millis delay, std::function<void()> callback)
{
    const auto real = std::ceil(static_cast<double>(std::max(delay, Millis{0}).count()) / m_speed);
    return std::make_unique<QtTimer>(Millis{static_cast<Millis::rep>(real)}, std::move(callback));
}

} // namespace base
