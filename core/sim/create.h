// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/call.h"

namespace sim {

class World;

/// POST /nodes/{node}/qemu: a new VM out of the values of its configuration
/// (pve/transcripts/cloud-init-no-drive).
[[nodiscard]] Reply postVm(World &world, const Call &call);

} // namespace sim
