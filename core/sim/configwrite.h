// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/call.h"
#include "core/sim/vm.h"

namespace sim {

class World;

/// How values get into a configuration, under the lock: revert, delete, then one key after the other in
/// random order, each first as a pending one; then what may be taken over is. An error leaves what was
/// written before it pending (pve/FACTS.md 11).
[[nodiscard]] Refusal writeValues(const World &world, const Call &call, Vm &vm);

} // namespace sim
