// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/job.h"

#include <QStringList>

namespace app {

/// What earlier runs have left in the journal, in view of a new one by `owner`. Pure.

/// Unfinished jobs of ours on this server.
[[nodiscard]] QStringList resumable(const QList<prov::Job> &jobs, const prov::Owner &owner);

/// Why the spec with this fingerprint must not be provisioned once more: a batch of it on this server, by
/// whomever, is unfinished, or has failed VMs beside something that is there. Empty: it may.
[[nodiscard]] QString sameSpecRefusal(const QList<prov::Job> &jobs, const prov::Owner &owner,
                                      const QByteArray &fingerprint);

/// Sentences that name the unfinished jobs which a new batch leaves alone.
[[nodiscard]] QStringList leftAlone(const QList<prov::Job> &jobs, const prov::Owner &owner);
/// Those of other users or servers only.
[[nodiscard]] QStringList ofOthers(const QList<prov::Job> &jobs, const prov::Owner &owner);

} // namespace app
