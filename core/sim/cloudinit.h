// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/call.h"

namespace sim {

class World;
struct Vm;

/// The cloud-init drive: what is on it, making it anew, and the files on it (pve/FACTS.md 6 and 11). A VM
/// without one answers all the same.
[[nodiscard]] Reply getCloudInit(World &world, const Call &call);
[[nodiscard]] Reply getCloudInitDump(World &world, const Call &call);
/// Why the cloud-init drive of a VM cannot be written, in PVE's words (pve/transcripts/cloud-init-no-drive,
/// tasks-list-and-log); empty unless a fault says so.
[[nodiscard]] QByteArray cloudInitTrouble(const World &world, const Call &call, const Vm &vm);
void putCloudInit(World &world, const Call &call);

} // namespace sim
