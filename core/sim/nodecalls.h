// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/call.h"

namespace sim {

class World;

/// The state of the cluster, its nodes and pools, for those who may look.
[[nodiscard]] Reply getNodeStatus(World &world, const Call &call);
[[nodiscard]] Reply getClusterStatus(World &world, const Call &call);
[[nodiscard]] Reply getOptions(World &world, const Call &call); ///< GET /cluster/options
[[nodiscard]] Reply getPools(World &world, const Call &call);
[[nodiscard]] Reply getPool(World &world, const Call &call);

} // namespace sim
