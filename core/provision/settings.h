// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

#include <vector>

namespace prov {

using base::Millis;
enum class Step;

/// Every default of design section 3. Values; a change applies from the next event on.
struct Settings
{
    Millis taskPatience{300'000}; ///< without progress; then detached, never failed
    int patienceGaps = 3; ///< … or this many times the longest gap between log lines, if that is more
    Millis detachedInterval{15'000};
    Millis settleWait{2'000};
    Millis settleLook{500};
    bool settleFixed = false; ///< policy "fixed": always wait in full
    std::vector<Millis> configWaits{Millis{0}, Millis{2'000}, Millis{3'000}, Millis{4'000},
                                    Millis{5'000}};                                ///< before attempt n
    std::vector<Millis> cloneWaits{Millis{5'000}, Millis{10'000}, Millis{20'000}}; ///< before repeat n
    std::vector<Millis> taskWaits{Millis{2'000}, Millis{4'000}}; ///< resize and start, before repeat n
    int digestRounds = 3; ///< "checksum mismatch": read, rebuild, repeat
    int parallelJobs = 3; ///< 1–64, per server, across batches
    Millis guestPatience{300'000};
    Millis guestFirstLook{10'000}; ///< after the start
    Millis guestInterval{5'000};
    Millis doubtGap{10'000};    ///< "free" must be seen twice, this far apart
    Millis readAgain{10'000};   ///< how long a fresh VM may be invisible or forbidden
    Millis backOffFirst{1'000}; ///< server or network trouble: doubles up to backOffMost, for ever
    Millis backOffMost{15'000};
    int pollLogPeriod = 10; ///< every how many polls a debug line says "still running"

    bool operator==(const Settings &) const = default;
};

/// How often a step is tried while locks and the like are in its way; 1: it is not tried again.
[[nodiscard]] int mostTries(Step step, const Settings &settings);

} // namespace prov
