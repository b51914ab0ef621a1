// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/call.h"

namespace sim {

class World;

/// Start, stop and what lies between (pve/FACTS.md 7, pve/transcripts/power). All answer with the UPID of a
/// task.
[[nodiscard]] Reply postStart(World &world, const Call &call);
[[nodiscard]] Reply postStop(World &world, const Call &call);
/// A guest whose agent never answers does not hear the power button either.
[[nodiscard]] Reply postShutdown(World &world, const Call &call);
[[nodiscard]] Reply postReboot(World &world, const Call &call);
[[nodiscard]] Reply postReset(World &world, const Call &call);
[[nodiscard]] Reply postSuspend(World &world, const Call &call);
[[nodiscard]] Reply postResume(World &world, const Call &call);

} // namespace sim
