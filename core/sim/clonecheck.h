// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/call.h"

namespace sim {

class World;

/// Why a clone is refused before any task is started: existence, rights, target, locks, storage (pve/FACTS.md
/// 4).
[[nodiscard]] Refusal checkClone(World &world, const Call &call, bool full);

} // namespace sim
