// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/world.h"

namespace sim {

/// How busy a guest says that it is: 0–1 of its own processors. unproven: a rule of ours (busy while it
/// boots, then a gentle swing that differs by VMID), so that a demo shows work where work is; the recorded
/// server ran no system in its guests.
[[nodiscard]] double guestLoad(const Vm &vm, Millis bootTime, Millis now);

/// 0–1 of the node's processors: its guests as pvestatd last saw them, and a core for each running worker.
[[nodiscard]] double nodeLoad(const World &world, const Node &node);

} // namespace sim
