// SPDX-License-Identifier: Apache-2.0
#include "ui/jobacts.h"

#include "core/provision/outcome.h"
#include "ui/words.h"

namespace ui {

using prov::Job;
using prov::Step;

bool isPossible(JobAct act, const Job &job, const prov::Engine &engine)
{
    const bool ended = prov::isFinal(job.step);
    const bool mine = engine.canResume(job);
    const bool deleting = job.isBeingDeleted();
    switch (act) {
    case JobAct::Cancel:
        return mine && !ended && job.step != Step::Cancelling && !job.detached;
    case JobAct::Retry:
        return mine && job.step == Step::Failed && !deleting;
    case JobAct::KeepWatching:
    case JobAct::GiveUp:
        return mine && job.detached;
    case JobAct::StopTask: // what is cancelled or deleted already has been stopped as far as it can be
        return mine && job.detached && !ended && job.step != Step::Cancelling;
    case JobAct::DeleteVm:
        return mine && ended && job.vm == prov::Presence::Present && !deleting;
    case JobAct::Dismiss:
        return mine ? ended && !deleting : true;
    }
    Q_UNREACHABLE();
}

QList<const Job *> concernedBy(JobAct act, QList<const Job *> jobs, const prov::Engine &engine)
{
    jobs.removeIf([&](const Job *job) { return wasDeleted(*job) || !isPossible(act, *job, engine); });
    return jobs;
}

std::optional<JobOffer> firstOffer(const Job &job, const prov::Engine &engine)
{
    for (const auto act : {JobAct::Retry, JobAct::StopTask, JobAct::Cancel}) {
        if (isPossible(act, job, engine))
            return act;
    }
    const bool isOver = job.step == Step::Cancelled || wasDeleted(job);
    return isOver ? std::optional<JobOffer>(CreateAgain{}) : std::nullopt;
}

prov::UserAction userAction(JobAct act, const QString &jobId)
{
    switch (act) {
    case JobAct::Cancel:
        return prov::want::Cancel{jobId};
    case JobAct::Retry:
        return prov::want::Retry{jobId};
    case JobAct::KeepWatching:
        return prov::want::KeepWatching{jobId};
    case JobAct::StopTask:
        return prov::want::StopTask{jobId};
    case JobAct::GiveUp:
        return prov::want::GiveUp{jobId};
    case JobAct::DeleteVm:
        return prov::want::DeleteVm{jobId};
    case JobAct::Dismiss:
        return prov::want::Dismiss{jobId};
    }
    Q_UNREACHABLE();
}

Symbol symbolOf(JobAct act)
{
    switch (act) {
    case JobAct::Cancel:
        return Symbol::Cancel;
    case JobAct::Retry:
        return Symbol::Retry;
    case JobAct::KeepWatching:
        return Symbol::Hourglass;
    case JobAct::StopTask:
        return Symbol::Stop;
    case JobAct::GiveUp:
        return Symbol::Detached;
    case JobAct::DeleteVm:
        return Symbol::Trash;
    case JobAct::Dismiss:
        return Symbol::Close;
    }
    Q_UNREACHABLE();
}

Symbol symbolOf(const JobOffer &offer)
{
    const auto *act = std::get_if<JobAct>(&offer);
    return act != nullptr ? symbolOf(*act) : Symbol::Plus;
}

QString wordOf(JobAct act)
{
    switch (act) {
    case JobAct::Cancel:
        return Words::tr("Cancel Job");
    case JobAct::Retry:
        return Words::tr("Retry");
    case JobAct::KeepWatching:
        return Words::tr("Keep Watching");
    case JobAct::StopTask:
        return Words::tr("Stop Task");
    case JobAct::GiveUp:
        return Words::tr("Give Up");
    case JobAct::DeleteVm:
        return Words::tr("Delete VM…");
    case JobAct::Dismiss:
        return Words::tr("Remove from List");
    }
    Q_UNREACHABLE();
}

QString nameOf(JobAct act)
{
    switch (act) {
    case JobAct::Cancel:
        return QStringLiteral("cancel");
    case JobAct::Retry:
        return QStringLiteral("retry");
    case JobAct::KeepWatching:
        return QStringLiteral("keepWatching");
    case JobAct::StopTask:
        return QStringLiteral("stopTask");
    case JobAct::GiveUp:
        return QStringLiteral("giveUp");
    case JobAct::DeleteVm:
        return QStringLiteral("deleteVm");
    case JobAct::Dismiss:
        return QStringLiteral("dismiss");
    }
    Q_UNREACHABLE();
}

} // namespace ui
