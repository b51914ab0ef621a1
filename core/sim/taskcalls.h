// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/call.h"

namespace sim {

class World;

/// What the API says about tasks; the lists with all their traps (pve/FACTS.md 3).
[[nodiscard]] Reply getTasks(World &world, const Call &call);
[[nodiscard]] Reply getClusterTasks(World &world, const Call &call);
[[nodiscard]] Reply getTaskIndex(World &world, const Call &call);
[[nodiscard]] Reply getTaskStatus(World &world, const Call &call);
[[nodiscard]] Reply getTaskLog(World &world, const Call &call);
/// Answers when the process is gone.
void deleteTask(World &world, const Call &call);

} // namespace sim
