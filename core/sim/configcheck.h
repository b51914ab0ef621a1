// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/call.h"

namespace sim {

class World;

/// What PVE looks at before it changes a configuration (pve/FACTS.md 5 and 6, pve/transcripts/config-update).

/// All that is looked at before the lock is taken: nothing is written when one of these fails.
[[nodiscard]] Refusal checkForm(const World &world, const Call &call);
/// What depends on the VM: looked at before (since PVE 9.2) and again under the lock.
[[nodiscard]] Refusal checkVm(World &world, const Call &call);
/// 400 for everybody but root@pam.
[[nodiscard]] Refusal refuseSkipLock(const Call &call);

/// SDN.Use on the bridge of a card, or on its VLAN.
[[nodiscard]] Refusal checkNetwork(const World &world, const Call &call, const QByteArray &card);

/// Items of "a,b;c d".
[[nodiscard]] QList<QByteArray> listParam(const Call &call, const QByteArray &name);
/// The parameters that are keys of the configuration.
[[nodiscard]] QMap<QByteArray, QByteArray> valuesOf(const Call &call);

} // namespace sim
