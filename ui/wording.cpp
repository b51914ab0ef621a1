// SPDX-License-Identifier: Apache-2.0
#include "ui/wording.h"

#include "core/base/shown.h"
#include "core/provision/outcome.h"
#include "core/provision/wording.h"
#include "core/pve/failures.h"
#include "ui/words.h"

#include <algorithm>

namespace ui {

using prov::Check;
using prov::Job;
using prov::Step;

namespace {

QString transferText(const prov::TaskProgress &progress, const prov::CopyPace &pace, base::TimePoint now)
{
    if (const auto lock = lockText(progress); !lock.isEmpty())
        return lock;
    const auto words = copyWords(progress, pace, now);
    if (words.sizes.isEmpty())
        return progress.linked ? Words::tr("linked clone") : progress.lastLine;
    return dotted({words.left, words.disk, words.sizes});
}

QString guestText(const Job &job, base::TimePoint now)
{
    const bool wasAsked = job.record(Step::AwaitingGuest).attempts > 1;
    if (!wasAsked || !job.guestDeadline || *job.guestDeadline <= now)
        return Words::tr("asks the guest agent");
    const auto left = std::chrono::duration_cast<base::Millis>(*job.guestDeadline - now);
    return Words::tr("no address from the guest yet; asking for %1 more").arg(durationText(left.count()));
}

QString resultText(const Job &job)
{
    QStringList parts{job.checks.isEmpty() ? QString() : checksText(job.checks)};
    for (const auto &remark : job.remarks)
        parts.append(base::shown(remark));
    return dotted(parts);
}

QString waitText(const Job &job, base::TimePoint now)
{
    if (job.waitsForSecret)
        return Words::tr("The cloud-init password is needed again.");
    if (job.detached && job.task) {
        const auto silent = (now - job.task->lastGrowth).count();
        return Words::tr("No progress for %1; the server still works on it.").arg(durationText(silent));
    }
    if (job.trouble)
        return Words::tr("%1; asking again").arg(base::shown(*job.trouble));
    if (job.doubt)
        return Words::tr("finding out what became of the clone");
    if (job.waitsForSlot)
        return Words::tr("waits for its turn on the storage");
    if (isRepeating(job))
        return Words::tr("%1; trying again").arg(failedTryText(job.record(job.step).failures.last()));
    return {};
}

} // namespace

QString failedTryText(const prov::Attempt &attempt)
{
    const auto error = pve::failureFromText(attempt.text.english(), 500);
    if (error.kind != base::Error::Kind::Locked)
        return base::shown(attempt.text);
    const auto what = error.fields.value(QStringLiteral("what"));
    if (what == u"config")
        return Words::tr("VM is locked (%1)").arg(error.fields.value(QStringLiteral("lock")));
    return what == u"vm" ? Words::tr("VM was locked")
                         : Words::tr("storage %1 was locked").arg(error.fields.value(QStringLiteral("id")));
}

QString presenceText(const Job &job)
{
    switch (job.vm) {
    case prov::Presence::None:
        return Words::tr("There is no VM on the server.");
    case prov::Presence::Present:
        return Words::tr("VM %1 is on %2.").arg(job.vmid).arg(job.node);
    case prov::Presence::Orphan:
        return Words::tr("VM %1 is left locked on the server.").arg(job.vmid);
    case prov::Presence::Unknown:
        return Words::tr("It is not known whether VM %1 is there.").arg(job.vmid);
    }
    Q_UNREACHABLE();
}

namespace {

/// Of a job that has come to no good end, what to do is what counts.
bool wantsRemedy(const Job &job)
{
    const bool notDeleted = job.cleanup && job.cleanup->error;
    return prov::isFinal(job.step) && !wasDeleted(job) && (job.step != Step::Ready || notDeleted);
}

QString ownText(const Job &job, base::TimePoint now, const prov::CopyPace &pace)
{
    if (wasDeleted(job))
        return Words::tr("VM %1 was deleted.").arg(job.vmid);
    if (job.step == Step::Ready)
        return resultText(job);
    if (const auto text = waitText(job, now); !text.isEmpty())
        return text;
    switch (job.step) {
    case Step::Queued:
        return Words::tr("waits for a free slot");
    case Step::Reserving:
        return Words::tr("looks for a free VMID");
    case Step::Cloning:
        return transferText(job.progress, pace, now);
    case Step::Settling:
        return Words::tr("waits for the lock to go");
    case Step::AwaitingGuest:
        return guestText(job, now);
    case Step::Cancelling:
        return presenceText(job);
    case Step::Configuring:
    case Step::Resizing:
    case Step::Verifying:
    case Step::Starting:
    case Step::Ready:
    case Step::Failed:
    case Step::Cancelled:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace

QString progressText(const Job &job, base::TimePoint now, const prov::CopyPace &pace)
{
    if (wantsRemedy(job))
        return prov::explain(job).todo;
    QStringList parts; // VMIDs that are left come first: a person has to see to them
    for (const auto vmid : job.leftBehind)
        parts.append(Words::tr("VM %1 left locked").arg(vmid));
    return dotted(parts + QStringList{ownText(job, now, pace)});
}

QString checksText(const QList<Check> &checks)
{
    const auto count = [&checks](Check::Verdict verdict) {
        return static_cast<int>(std::count_if(checks.begin(), checks.end(), [verdict](const Check &check) {
            return check.verdict == verdict;
        }));
    };
    const auto total = static_cast<int>(checks.size());
    if (const int differ = count(Check::Verdict::Differs))
        return Words::tr("%1 of %n value(s) differ", nullptr, total).arg(differ);
    if (const int pending = count(Check::Verdict::PendingRestart))
        return Words::tr("%1 of %n value(s) wait for a restart", nullptr, total).arg(pending);
    return Words::tr("%1 of %n value(s) applied", nullptr, total).arg(total);
}

Tries triesOf(const Job &job, const prov::Settings &settings)
{
    Step worst = Step::Configuring;
    for (const auto step : prov::workingSteps) {
        if (job.record(step).failures.size() > job.record(worst).failures.size())
            worst = step;
    }
    for (const auto step : prov::workingSteps) { // the one that runs counts most
        if (step == job.step && !job.record(step).failures.isEmpty())
            worst = step;
    }
    const auto failed = static_cast<int>(job.record(worst).failures.size());
    const auto state = job.record(worst).state;
    const bool goesOn =
        state != prov::StepRecord::State::Failed && state != prov::StepRecord::State::Cancelled;
    return {failed, failed == 0 ? 1 : qMax(prov::mostTries(worst, settings), failed + (goesOn ? 1 : 0)),
            goesOn};
}

QString triesText(const Tries &tries)
{
    const int last = tries.failed + (tries.goesOn || tries.failed == 0 ? 1 : 0);
    return tries.most == 1 ? QString::number(last) : Words::tr("%1 of %2").arg(last).arg(tries.most);
}

} // namespace ui
