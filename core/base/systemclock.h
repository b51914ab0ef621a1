// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <QElapsedTimer>

namespace base {

/// The clock of a running program. `speed` makes its time run faster than the world's (the demo's --speed); 1
/// is real.
class SystemClock final : public Clock
{
public:
    explicit SystemClock(double speed = 1.0);

    [[nodiscard]] TimePoint now() const override;
    [[nodiscard]] QDateTime wallNow() const override;
    [[nodiscard]] std::unique_ptr<Timer> after(Millis delay, std::function<void()> callback) override;

private:
    double m_speed;
    QDateTime m_wallStart;
    QElapsedTimer m_elapsed;
};

} // namespace base
