// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/call.h"

namespace sim {

class World;

/// What there is: the reading calls about the cluster, its nodes and VMs. Lists show a token what
/// it has rights on and are empty otherwise, never a 403 (pve/FACTS.md 2).
[[nodiscard]] Reply getVersion(World &world, const Call &call);
[[nodiscard]] Reply getNextId(World &world, const Call &call);
[[nodiscard]] Reply getNodes(World &world, const Call &call);
[[nodiscard]] Reply getNetwork(World &world, const Call &call);
[[nodiscard]] Reply getInterface(World &world, const Call &call);
[[nodiscard]] Reply getVms(World &world, const Call &call);
[[nodiscard]] Reply getStatus(World &world, const Call &call);
[[nodiscard]] Reply getFeature(World &world, const Call &call);

} // namespace sim
