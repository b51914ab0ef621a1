// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/call.h"

namespace sim {

class World;

/// What a folder of the API says is below it, whether or not it is simulated, as PVE writes it down by hand
/// (pve/transcripts/read-inventory).
[[nodiscard]] Reply getRootIndex(World &world, const Call &call);
[[nodiscard]] Reply getNodeIndex(World &world, const Call &call);
[[nodiscard]] Reply getVmIndex(World &world, const Call &call);
[[nodiscard]] Reply getVmStatusIndex(World &world, const Call &call);
/// Of what is never there: containers.
[[nodiscard]] Reply getNothing(World &world, const Call &call);

} // namespace sim
