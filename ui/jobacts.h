// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/engine.h"
#include "ui/icons.h"

#include <array>
#include <optional>

namespace ui {

/// What a person can do with one job. Whether it makes sense now is a matter of the job's state alone; the
/// engine has the last word.
enum class JobAct { Cancel, Retry, KeepWatching, StopTask, GiveUp, DeleteVm, Dismiss, Again };
inline constexpr std::array allJobActs{JobAct::Retry,  JobAct::KeepWatching, JobAct::StopTask, JobAct::GiveUp,
                                       JobAct::Cancel, JobAct::DeleteVm,     JobAct::Dismiss,  JobAct::Again};

[[nodiscard]] bool isPossible(JobAct act, const prov::Job &job, const prov::Engine &engine);
/// With which of a batch it is done, when it is done with all of it. Empty: it is not offered. What a person
/// has deleted is not made anew among others.
[[nodiscard]] QList<const prov::Job *> concernedBy(JobAct act, QList<const prov::Job *> jobs,
                                                   const prov::Engine &engine);
/// The one that is offered in the row itself.
[[nodiscard]] std::optional<JobAct> firstAct(const prov::Job &job, const prov::Engine &engine);
/// What the engine is to do; nothing for Again, which begins on the page that makes VMs.
[[nodiscard]] std::optional<prov::UserAction> userAction(JobAct act, const QString &jobId);

[[nodiscard]] Symbol symbolOf(JobAct act);
[[nodiscard]] QString wordOf(JobAct act); ///< title case: "Cancel Job"
[[nodiscard]] QString nameOf(JobAct act); ///< for objectName: "cancel"

} // namespace ui
