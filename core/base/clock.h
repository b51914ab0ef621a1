// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

#include <QDateTime>

#include <functional>
#include <memory>

namespace base {

/// A pending call-back. Destroying it cancels the call; destroying it inside its own call-back is allowed.
class Timer
{
public:
    Timer() = default;
    Timer(const Timer &) = delete;
    Timer &operator=(const Timer &) = delete;
    virtual ~Timer() = default;
};

/// The only source of time and of waiting: engine, poller and client deadlines ask it, so that all of them
/// run on a virtual clock in tests (tests/support/manualclock.h).
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    [[nodiscard]] virtual TimePoint now() const = 0;
    /// Wall time in UTC, for people, the log and the tasks' `since`; never for deadlines.
    [[nodiscard]] virtual QDateTime wallNow() const = 0;
    /// Calls once after `delay`, from the event loop, never inside after() itself.
    [[nodiscard]] virtual std::unique_ptr<Timer> after(Millis delay, std::function<void()> callback) = 0;
};

} // namespace base
