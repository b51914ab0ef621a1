// SPDX-License-Identifier: Apache-2.0
#include "tests/support/manualclock.h"

#include <algorithm>

namespace test {

class ManualClock::Pending final : public base::Timer
{
public:
    Pending(ManualClock &clock, Key key) : m_clock(clock), m_key(key) {}
    ~Pending() override { m_clock.m_due.erase(m_key); }

private:
    ManualClock &m_clock;
    Key m_key;
};

std::unique_ptr<base::Timer> ManualClock::after(base::Millis delay, std::function<void()> callback)
{
    const Key key{m_now + std::max(delay, base::Millis{0}), ++m_serial};
    m_due.emplace(key, std::move(callback));
    return std::make_unique<Pending>(*this, key);
}

void ManualClock::fireDue(base::TimePoint target)
{
    while (!m_due.empty() && m_due.begin()->first.first <= target) {
        auto first = m_due.extract(m_due.begin());
        m_now = std::max(m_now, first.key().first);
        first.mapped()();
    }
}

void ManualClock::advanceTo(base::TimePoint target)
{
    fireDue(target);
    m_now = std::max(m_now, target);
}

void ManualClock::sleepFor(base::Millis span)
{
    m_now += span;
    fireDue(m_now);
}

std::optional<base::TimePoint> ManualClock::nextDue() const
{
    return m_due.empty() ? std::nullopt : std::optional{m_due.begin()->first.first};
}

} // namespace test
