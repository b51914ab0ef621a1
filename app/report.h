// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/job.h"
#include "core/pve/traffic.h"

#include <QJsonObject>

namespace app {

/// The machine-readable forms of jobs: the report of a run (README "Report") and the events of --json. Pure;
/// no secret can be in them, since jobs hold none.
[[nodiscard]] QJsonObject reportOf(const QList<prov::Job> &jobs, const pve::Traffic &traffic, qint64 wallMs);
/// One line of --json: where the job is now.
[[nodiscard]] QJsonObject jobEvent(const prov::Job &job);

/// ready, failed, cancelled, detached, waiting_secret, queued; "interrupted" for anything that was going on
/// when the run ended.
[[nodiscard]] QString finalState(const prov::Job &job);

} // namespace app
