// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/protocol.h"

namespace prov {

/// The whole logic of provisioning: what a job becomes when something happens to it, and what it wants done.
/// Pure: no clock, no IO, no randomness; any event may come in any state, late and stale ones included.
/// One file per step (reserving.cpp … awaitingguest.cpp); rules shared by steps: doubt.cpp, retry.cpp,
/// cancelling.cpp, patience.cpp, cleanup.cpp.
[[nodiscard]] Transition advance(const Job &job, const Event &event, const Context &context);

/// A fresh job for a VM of a batch.
[[nodiscard]] Job makeJob(const VmSpec &spec, const QString &id, const QString &batch, int index,
                          const Owner &owner, const QByteArray &specFingerprint, qint64 createdWallMs);

} // namespace prov
