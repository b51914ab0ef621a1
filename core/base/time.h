// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>

namespace base {

/// Every span of time in Slipway is in milliseconds.
using Millis = std::chrono::milliseconds;

/// Tag of the monotonic time line of one process (it does not survive a restart: save remaining spans, not
/// points).
struct Monotonic
{
    using rep = Millis::rep;
    using period = Millis::period;
    using duration = Millis;
    static constexpr bool is_steady = true;
};
using TimePoint = std::chrono::time_point<Monotonic, Millis>;

} // namespace base
