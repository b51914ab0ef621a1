// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/call.h"

namespace sim {

class World;

/// POST …/clone: refused at once or answered with the UPID of a qmclone task that goes through the steps of
/// pve/FACTS.md 4: locks, stub, one drive after the other, final configuration, pool.
[[nodiscard]] Reply postClone(World &world, const Call &call);

} // namespace sim
