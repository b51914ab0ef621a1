// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/call.h"

namespace sim {

class World;

[[nodiscard]] Reply getConfig(World &world, const Call &call);
[[nodiscard]] Reply getPending(World &world, const Call &call);
/// Waits up to 10 s for the VM's flock, then writes key by key in random order: not atomic (pve/FACTS.md 11).
void putConfig(World &world, const Call &call);
/// The same in a task of type qmconfig.
void postConfig(World &world, const Call &call);

} // namespace sim
