// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

#include <QtGlobal>

namespace pve {

/// How often a watched task wants news: Normal each interval, Slow for detached ones.
enum class Pace { Normal, Slow };

/// Settings of the poller (design section 4), every one with its unit in its name or type. Plain value.
struct PollSettings
{
    base::Millis interval{1000};
    base::Millis slowInterval{15'000}; ///< for tasks watched at Pace::Slow (detached ones)
    base::Millis crossCheck{
        5000}; ///< one task per node is asked for its status this often, longest unchecked first
    base::Millis maxBackOff{15'000};
    base::Millis deadline{
        30'000}; ///< of one polling request; pveproxy gives up on its peers then too (pve/FACTS.md 1)
    int limit = 1000;
    quint32 jitterSeed =
        1; ///< of the back-off; different in each process, so that two of them do not keep in step

    [[nodiscard]] base::Millis of(Pace pace) const { return pace == Pace::Slow ? slowInterval : interval; }
    bool operator==(const PollSettings &) const = default;
};

} // namespace pve
