// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/engine.h"
#include "ui/icons.h"

#include <array>
#include <optional>
#include <variant>

namespace ui {

/// What a person can have the engine do with one job. Whether it makes sense now is a matter of the job's
/// state alone; the engine has the last word.
enum class JobAct { Cancel, Retry, KeepWatching, StopTask, GiveUp, DeleteVm, Dismiss };
inline constexpr std::array allJobActs{JobAct::Retry,  JobAct::KeepWatching, JobAct::StopTask, JobAct::GiveUp,
                                       JobAct::Cancel, JobAct::DeleteVm,     JobAct::Dismiss};

[[nodiscard]] bool isPossible(JobAct act, const prov::Job &job, const prov::Engine &engine);
/// With which of a batch it is done, when it is done with all of it. Empty: it is not offered. What a person
/// has deleted is not made anew among others.
[[nodiscard]] QList<const prov::Job *> concernedBy(JobAct act, QList<const prov::Job *> jobs,
                                                   const prov::Engine &engine);
[[nodiscard]] prov::UserAction userAction(JobAct act, const QString &jobId);

/// The window's own offer: others like it, on the page that makes VMs.
struct CreateAgain
{
    bool operator==(const CreateAgain &) const = default;
};
using JobOffer = std::variant<JobAct, CreateAgain>;
/// The one that is made in the row itself.
[[nodiscard]] std::optional<JobOffer> firstOffer(const prov::Job &job, const prov::Engine &engine);

[[nodiscard]] Symbol symbolOf(JobAct act);
[[nodiscard]] Symbol symbolOf(const JobOffer &offer);
[[nodiscard]] QString wordOf(JobAct act); ///< title case: "Cancel Job"
[[nodiscard]] QString nameOf(JobAct act); ///< for objectName: "cancel"

} // namespace ui
