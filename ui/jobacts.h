// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/engine.h"
#include "ui/icons.h"

#include <array>
#include <optional>

namespace ui {

/// What a person can do with one job. Whether it makes sense now is a matter of the job's state alone; the
/// engine has the last word.
enum class JobAct { Cancel, Retry, KeepWatching, StopTask, GiveUp, DeleteVm, Dismiss };
inline constexpr std::array allJobActs{JobAct::Retry,  JobAct::KeepWatching, JobAct::StopTask, JobAct::GiveUp,
                                       JobAct::Cancel, JobAct::DeleteVm,     JobAct::Dismiss};

[[nodiscard]] bool isPossible(JobAct act, const prov::Job &job, const prov::Engine &engine);
[[nodiscard]] bool isPossibleForAny(JobAct act, const QList<const prov::Job *> &jobs,
                                    const prov::Engine &engine);
/// The one that is offered in the row itself.
[[nodiscard]] std::optional<JobAct> firstAct(const prov::Job &job, const prov::Engine &engine);
[[nodiscard]] prov::UserAction userAction(JobAct act, const QString &jobId);

[[nodiscard]] Symbol symbolOf(JobAct act);
[[nodiscard]] QString wordOf(JobAct act); ///< title case: "Cancel Job"
[[nodiscard]] QString nameOf(JobAct act); ///< for objectName: "cancel"

} // namespace ui
