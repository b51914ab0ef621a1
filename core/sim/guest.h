// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/call.h"

namespace sim {

class World;

/// What concerns the guest: its agent, and the cloud-init data that it gets (pve/FACTS.md 6, 7 and 11).
void getAgentInterfaces(World &world, const Call &call); ///< holds a worker for 3 s while nobody answers
void postAgentPing(World &world, const Call &call);
void putCloudInit(World &world, const Call &call);
[[nodiscard]] Reply getCloudInitDump(World &world, const Call &call);

} // namespace sim
