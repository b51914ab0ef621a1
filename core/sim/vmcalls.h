// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/call.h"

namespace sim {

class World;

/// The calls that act on one VM and answer with the UPID of a task (pve/FACTS.md 6 and 7).
[[nodiscard]] Reply putResize(World &world, const Call &call);
[[nodiscard]] Reply deleteVm(World &world, const Call &call);

} // namespace sim
