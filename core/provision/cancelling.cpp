// SPDX-License-Identifier: Apache-2.0
// Cancelling: a clone is stopped, once and not too early; anything later is finished and its VM left (design
// section 3).
#include "core/provision/steps.h"

#include "core/pve/decode.h"

namespace prov {

using base::Error;
using Level = base::LogRecord::Level;

namespace {

constexpr Millis youngTask{1'000}; // a stop in a task's first moments leaves a locked stub (pve/FACTS.md 11)
constexpr Millis lookAgain{500};
constexpr int probesForStub = 5;

void cancelled(Turn &turn, Presence vm, const Sentence &remark)
{
    auto &job = turn.job;
    job.vm = vm;
    if (!remark.isEmpty())
        job.remarks.append(remark);
    turn.finish(Step::Cancelled);
    turn.note(vm == Presence::None ? Level::Info : Level::Warn,
              remark.isEmpty() ? QStringLiteral("cancelled")
                               : QStringLiteral("cancelled: ") + remark.english());
}

void cancelledWithVm(Turn &turn)
{
    const auto &job = turn.job;
    cancelled(turn, Presence::Present,
              {QT_TRANSLATE_NOOP("Wording", "VM %1 is there, half made; it can be deleted"), {job.vmid}});
}

void cancelledWithOrphan(Turn &turn)
{
    const auto &job = turn.job;
    cancelled(turn, Presence::Orphan,
              {QT_TRANSLATE_NOOP(
                   "Wording",
                   "VM %1 is left locked; an administrator removes it with: qm unlock %1 && qm destroy %1"),
               {job.vmid}});
}

bool isClonePhase(const Job &job)
{
    return job.cancelledFrom == Step::Cloning;
}

/// The log has a first line and the task is a second old: now it can be stopped without leaving a stub.
void logRead(Turn &turn, const pve::Answer &answer)
{
    auto &job = turn.job;
    if (!job.task)
        return turn.ask(Ask::CancelProbe);
    const auto log = answer ? pve::decodeTaskLog(*answer) : base::failure(answer.error());
    const bool begun = log && !log->lines.isEmpty();
    const bool hidden = !log && log.error().kind == Error::Kind::Forbidden;
    if (!job.stopSent && (begun || hidden) && turn.now() - job.task->since >= youngTask) {
        job.stopSent = true; // once: a second stop hits the clean-up
        return turn.ask(Ask::StopTask);
    }
    if (!job.stopSent)
        turn.askLater(Ask::CancelLog, lookAgain);
}

void stopAnswered(Turn &turn, const pve::Answer &answer)
{
    auto &job = turn.job;
    if (answer || answer.error().kind != Error::Kind::Forbidden)
        return; // its end, seen by the poller, says the rest
    const Sentence why{
        QT_TRANSLATE_NOOP(
            "Wording",
            "the task belongs to %1: only its owner, or somebody with Sys.Modify on the node, may stop it; "
            "the job stops when the clone ends"),
        {job.task ? job.task->upid.user : QString()}};
    job.remarks.append(why);
    turn.note(Level::Warn, why.english());
}

void probed(Turn &turn, const pve::Answer &answer)
{
    auto &job = turn.job;
    if (answer)
        return cancelled(turn, Presence::None, {});
    if (answer.error().kind == Error::Kind::Exists)
        return turn.ask(Ask::CancelConfig);
    cancelled(turn, Presence::Unknown,
              {QT_TRANSLATE_NOOP("Wording", "whether VM %1 is there is not known: %2"),
               {job.vmid, answer.error().words()}});
}

void configRead(Turn &turn, const pve::Answer &answer)
{
    auto &job = turn.job;
    const auto config = answer ? pve::decodeConfig(*answer) : base::failure(answer.error());
    const bool gone = !config && isVmGone(config.error());
    const bool locked = config && config->values.value(QStringLiteral("lock")) == QLatin1String("clone");
    if ((gone || locked) && ++job.otherTries < probesForStub) // the clean-up may still be at work
        return turn.askLater(Ask::CancelProbe, Millis{1'000});
    if (!config) {
        return cancelled(
            turn, Presence::Unknown,
            {QT_TRANSLATE_NOOP("Wording", "VM %1 cannot be read: %2"), {job.vmid, config.error().words()}});
    }
    if (locked)
        return cancelledWithOrphan(turn);
    if (!recognise(job, config->values))
        return cancelled(turn, Presence::None,
                         {QT_TRANSLATE_NOOP("Wording", "VMID %1 belongs to another VM"), {job.vmid}});
    cancelledWithVm(turn);
}

void stopSoon(Turn &turn, const pve::Upid &upid)
{
    turn.job.cloneUpid = upid;
    turn.job.vm = Presence::Unknown;
    turn.watch(upid);
    turn.askLater(Ask::CancelLog, lookAgain);
}

/// The receipt of the clone request came after the wish to cancel.
void cloneReceipt(Turn &turn, const pve::Answer &answer)
{
    const auto upid = answer ? pve::decodeUpid(*answer) : base::failure(answer.error());
    if (upid)
        return stopSoon(turn, *upid);
    if (answer || answer.error().kind == Error::Kind::Exists) // perhaps made by an earlier, lost request
        return beginDoubt(turn);
    cancelled(turn, Presence::None, {});
}

/// Of the request that was under way when a later step was cancelled: its task is seen to its end.
void lateReceipt(Turn &turn, Ask ask, const pve::Answer &answer)
{
    if (answer && traits(ask).carriesUpid) {
        if (const auto upid = pve::decodeOptionalUpid(*answer); upid && *upid)
            return turn.watch(**upid);
    }
    cancelledWithVm(turn);
}

} // namespace

namespace {

/// A VM that was never asked for is not there; one that was recognised needs no second look.
void lookWhatIsThere(Turn &turn)
{
    const auto &job = turn.job;
    if (job.vm == Presence::None)
        return cancelled(turn, Presence::None, {});
    if (!job.smbios.isEmpty())
        return cancelledWithVm(turn);
    turn.ask(Ask::CancelProbe);
}

} // namespace

void beginCancel(Turn &turn)
{
    auto &job = turn.job;
    const Step from = job.step;
    turn.note(Level::Info, QStringLiteral("cancel asked for"));
    if (from == Step::Queued || from == Step::Reserving) {
        turn.beginCancelling();
        return cancelled(turn, Presence::None, {});
    }
    const bool effectUnderWay = job.intent && traits(job.intent->ask).effect;
    turn.beginCancelling();
    job.otherTries = 0;
    job.stopSent = false;
    if (effectUnderWay || job.doubt)
        return; // first the receipt, or the end of the doubt
    if (job.detached && job.task)
        keepWatching(turn);
    if (isClonePhase(job) && job.task)
        return turn.ask(Ask::CancelLog);
    if (!job.task)
        lookWhatIsThere(turn);
}

void cancelReplied(Turn &turn, Ask ask, const pve::Answer &answer)
{
    if (ask == Ask::CancelLog)
        return logRead(turn, answer);
    if (ask == Ask::StopTask)
        return stopAnswered(turn, answer);
    if (ask == Ask::CancelProbe)
        return probed(turn, answer);
    if (ask == Ask::CancelConfig)
        return configRead(turn, answer);
    if (ask == Ask::Clone)
        return cloneReceipt(turn, answer);
    if (isClonePhase(turn.job))
        return lookWhatIsThere(turn);
    lateReceipt(turn, ask, answer);
}

void cancelTaskEnded(Turn &turn, const pve::TaskExit &exit)
{
    auto &job = turn.job;
    turn.stopAsking();
    if (isClonePhase(job) && exit.good()) {
        turn.note(Level::Warn, QStringLiteral("the clone ended before it could be stopped"));
        job.node = cloneTarget(job);
    }
    if (isClonePhase(job) && madeNothing(exit))
        job.vm = Presence::None;
    lookWhatIsThere(turn);
}

void resumeCancel(Turn &turn, Ask lost)
{
    auto &job = turn.job;
    if (job.doubt)
        return beginDoubt(turn);
    if (job.task) {
        job.stopSent = job.stopSent || lost == Ask::StopTask;
        if (!job.stopSent)
            turn.askLater(Ask::CancelLog, lookAgain);
        return;
    }
    lookWhatIsThere(turn);
}

/// The task may still make a VM, or take one away.
void giveUpCancel(Turn &turn, const Error &error)
{
    cancelled(turn, turn.job.vm, error.text);
}

void cancellingDoubtResolved(Turn &turn, Fate fate, const std::optional<pve::TaskRow> &task,
                             const Error &error)
{
    switch (fate) {
    case Fate::Running:
        return stopSoon(turn, task->upid);
    case Fate::Finished:
        return cancelledWithVm(turn);
    case Fate::EndedBadly:
    case Fate::NeverHappened:
        return cancelled(turn, Presence::None, {});
    case Fate::Stranger:
        return cancelled(turn, Presence::None, error.words());
    case Fate::Orphan:
        return cancelledWithOrphan(turn);
    case Fate::Unknown:
        return cancelled(turn, Presence::Unknown, error.words());
    }
}

} // namespace prov
