// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/call.h"

namespace sim {

class World;

/// The storages as a node sees them, and as they are configured for the cluster.
[[nodiscard]] Reply getStorages(World &world, const Call &call); ///< GET nodes/{node}/storage
[[nodiscard]] Reply getStorageStatus(World &world, const Call &call);
[[nodiscard]] Reply getStorageConfigs(World &world, const Call &call); ///< GET /storage
[[nodiscard]] Reply getStorageConfig(World &world, const Call &call);

} // namespace sim
