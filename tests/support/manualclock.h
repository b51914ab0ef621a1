// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <map>
#include <optional>

namespace test {

/// A clock that stands still until it is moved. advance() fires due timers in order, each at its own time.
class ManualClock final : public base::Clock
{
public:
    [[nodiscard]] base::TimePoint now() const override { return m_now; }
    [[nodiscard]] QDateTime wallNow() const override
    {
        return m_wallStart.addMSecs(m_now.time_since_epoch().count());
    }
    [[nodiscard]] std::unique_ptr<base::Timer> after(base::Millis delay,
                                                     std::function<void()> callback) override;

    void advance(base::Millis span) { advanceTo(m_now + span); }
    void advanceTo(base::TimePoint target);
    /// Jumps without firing what lies between until the end: a machine that slept.
    void sleepFor(base::Millis span);
    [[nodiscard]] std::optional<base::TimePoint> nextDue() const;
    [[nodiscard]] int pendingTimers() const { return static_cast<int>(m_due.size()); }

private:
    class Pending;
    using Key = std::pair<base::TimePoint, quint64>;
    void fireDue(base::TimePoint target);

    base::TimePoint m_now{};
    QDateTime m_wallStart = QDateTime::fromSecsSinceEpoch(1'795'400'000, Qt::UTC);
    quint64 m_serial = 0;
    std::map<Key, std::function<void()>> m_due;
};

} // namespace test
