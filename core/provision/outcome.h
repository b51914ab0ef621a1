// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/job.h"

namespace prov {

/// What has become of a job and of its VMs, where both programs tell it alike: rules over the values of a
/// job. The words are explain()'s and the window's.

/// It was there once, which the end of its clone or a read of its marks has shown, and is not now: a person
/// has had it deleted.
[[nodiscard]] bool wasDeleted(const Job &job);

/// It tries again what has failed before, or waits for trouble to pass.
[[nodiscard]] bool isRepeating(const Job &job);

/// VMIDs of half-made VMs that only an administrator can remove: of earlier tries, and of the last one, which
/// the next try will leave behind.
[[nodiscard]] QList<pve::VmId> leftLocked(const Job &job);

/// What there is to explain, the most urgent first. VMs that earlier tries have left come on top of it.
enum class Matter { None, NotDeleted, Failed, Cancelled, WaitsForSecret, Detached };
[[nodiscard]] Matter matterOf(const Job &job);

} // namespace prov
