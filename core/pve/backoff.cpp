// SPDX-License-Identifier: Apache-2.0
#include "core/pve/backoff.h"

#include <algorithm>

namespace pve {

namespace {

constexpr base::Millis firstWait{1000};
constexpr int lastDoubling = 16; // long past any sensible limit, far from overflow

} // namespace

base::Millis BackOff::fail(base::TimePoint now, base::Millis longest)
{
    const auto step = std::min(firstWait * (1 << std::min(m_failures, lastDoubling)), longest);
    const auto permille = 800 + static_cast<base::Millis::rep>(m_random() % 201);
    const base::Millis wait{step.count() * permille / 1000};
    ++m_failures;
    m_notBefore = now + wait;
    return wait;
}

void BackOff::reset()
{
    m_failures = 0;
    m_notBefore = {};
}

} // namespace pve
