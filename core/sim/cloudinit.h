// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/call.h"

namespace sim {

class World;

/// The cloud-init drive: what is on it, making it anew, and the files on it (pve/FACTS.md 6 and 11). A VM
/// without one answers all the same.
[[nodiscard]] Reply getCloudInit(World &world, const Call &call);
[[nodiscard]] Reply getCloudInitDump(World &world, const Call &call);
void putCloudInit(World &world, const Call &call);

} // namespace sim
