// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/call.h"

namespace sim {

class World;

/// What is done to the images of a VM as they are: turned into base images, snapshot, listed.
[[nodiscard]] Reply postTemplate(World &world, const Call &call);
[[nodiscard]] Reply postSnapshot(World &world, const Call &call);
[[nodiscard]] Reply getSnapshots(World &world, const Call &call);
[[nodiscard]] Reply getContent(World &world, const Call &call); ///< GET storage/{storage}/content

} // namespace sim
