// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/call.h"

namespace sim {

class World;

/// The guest's agent (pve/FACTS.md 7 and 11). It knows ping, network-get-interfaces and get-host-name.
void getAgentInterfaces(World &world, const Call &call); ///< holds a worker for 3 s while nobody answers
void postAgentPing(World &world, const Call &call);
void getAgentHostName(World &world, const Call &call);
void getAgentOsInfo(World &world, const Call &call);
void postAgentExec(World &world, const Call &call);
[[nodiscard]] Reply getAgentCommands(World &world, const Call &call);

} // namespace sim
