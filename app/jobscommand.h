// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/activity.h"
#include "app/commandline.h"
#include "app/console.h"

namespace app {

/// slipway-cli jobs: lists and exports the journal and forgets ended jobs without contacting anything;
/// retries and cancels jobs, and deletes their VMs, on their server.
[[nodiscard]] Begun begin(const JobsOptions &options, Console &console);

/// The jobs that these unique prefixes of ids name, or what is wrong with the first that names none or
/// several. Pure.
[[nodiscard]] tl::expected<QList<prov::Job>, QString> jobsNamed(const QStringList &prefixes,
                                                                const QList<prov::Job> &jobs);
/// Why that cannot be done to this job; empty when it can.
[[nodiscard]] QString refusalOf(JobsOptions::Verb verb, const prov::Job &job, bool yes);

} // namespace app
