// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

#include <QtGlobal>

#include <random>

namespace pve {

/// How long to leave a failing server alone: about 1, 2, 4, 8 s and so on up to a limit, each shortened by up
/// to a fifth, so that clients that failed together do not come back together. A value: same seed, same
/// waits.
class BackOff
{
public:
    explicit BackOff(quint32 seed) : m_random(seed) {}

    [[nodiscard]] bool failing() const { return m_failures > 0; }
    /// The first moment at which asking again is fine; the beginning of time when nothing failed.
    [[nodiscard]] base::TimePoint notBefore() const { return m_notBefore; }
    /// Notes a failure; returns the wait until notBefore().
    base::Millis fail(base::TimePoint now, base::Millis longest);
    void reset();

private:
    std::minstd_rand m_random;
    int m_failures = 0;
    base::TimePoint m_notBefore{};
};

} // namespace pve
