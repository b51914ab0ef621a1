// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

#include <algorithm>

namespace pve {

/// Something extra that may happen a few times at once, but in the long run only once per `refill`. A value.
class Allowance
{
public:
    constexpr Allowance(base::Millis refill, int atOnce) : m_refill(refill), m_atOnce(atOnce) {}

    /// The first moment at which one more is allowed.
    [[nodiscard]] base::TimePoint earliest() const { return m_fullAt - m_refill * (m_atOnce - 1); }
    void take(base::TimePoint now) { m_fullAt = std::max(m_fullAt, now) + m_refill; }

private:
    base::Millis m_refill;
    int m_atOnce;
    base::TimePoint m_fullAt{}; ///< when nothing taken will count any more
};

} // namespace pve
