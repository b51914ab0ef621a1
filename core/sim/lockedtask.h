// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/call.h"

namespace sim {

class World;

/// A task of one VM that holds its flock: what most calls that change a VM answer with.
using LockedWork = void (*)(World &, const Call &, const QByteArray &upid);
[[nodiscard]] Reply lockedTask(World &world, const Call &call, const QByteArray &type, LockedWork work);

/// What such a task says to a VM that is not there, or locked; empty when it may go on.
[[nodiscard]] QByteArray vmTrouble(World &world, const Call &call);

} // namespace sim
