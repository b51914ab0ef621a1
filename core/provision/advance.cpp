// SPDX-License-Identifier: Apache-2.0
#include "core/provision/advance.h"

#include "core/provision/steps.h"
#include "core/pve/decode.h"

#include <algorithm>

namespace prov {

namespace {

using Level = base::LogRecord::Level;

enum class Group { Step, Patience, Doubt, FindVm, Cancel, Cleanup };

Group groupOf(Ask ask)
{
    if (ask == Ask::PatienceLog)
        return Group::Patience;
    if (ask >= Ask::DoubtProbe && ask <= Ask::DoubtLog)
        return Group::Doubt;
    if (ask == Ask::FindVm)
        return Group::FindVm;
    if (ask >= Ask::CancelLog && ask <= Ask::CancelConfig)
        return Group::Cancel;
    return ask >= Ask::DeleteRead ? Group::Cleanup : Group::Step;
}

/// The read that comes before an effect is repeated proves nothing for the effect: its back-off goes on
/// growing.
void trustAgain(Turn &turn, Ask answered)
{
    const bool readBefore = answered != turn.job.troubleAsk && traits(turn.job.troubleAsk).effect;
    if (!turn.job.trouble || readBefore)
        return;
    turn.note(Level::Info, QStringLiteral("the server answers again"));
    turn.job.trouble.reset();
    turn.job.troubleWait = Millis{0};
}

/// From Configuring on the VM was seen on its node. Before, it may still be on its way there.
bool mayHaveMoved(Step step, const base::Error &error)
{
    return step >= Step::Configuring && step <= Step::AwaitingGuest && isVmGone(error);
}

void dispatchReply(Turn &turn, Ask ask, const pve::Answer &answer)
{
    switch (groupOf(ask)) {
    case Group::Patience:
        return patienceReplied(turn, answer);
    case Group::Doubt:
        return doubtReplied(turn, ask, answer);
    case Group::FindVm:
        return foundVm(turn, answer);
    case Group::Cleanup:
        return cleanupReplied(turn, ask, answer);
    case Group::Cancel:
        return cancelReplied(turn, ask, answer);
    case Group::Step:
        if (turn.job.step == Step::Cancelling)
            return cancelReplied(turn, ask, answer);
        if (!answer && mayHaveMoved(turn.job.step, answer.error()))
            return findVmAgain(turn, answer.error());
        return rulesOf(turn.job.step).replied(turn, ask, answer);
    }
}

/// A task runs on the node that was asked for it, so a receipt that names another node is none.
pve::Answer believable(const Job &job, Ask ask, const pve::Answer &answer)
{
    if (!answer || !traits(ask).carriesUpid)
        return answer;
    const auto upid = pve::decodeOptionalUpid(*answer);
    if (!upid || !*upid || (*upid)->node == (ask == Ask::Clone ? job.templateNode : job.node))
        return answer;
    return base::failure(
        base::Error::of(base::Error::Kind::Malformed,
                        QT_TRANSLATE_NOOP("Wording", "the receipt is that of another node's task"),
                        {{QStringLiteral("path"), QStringLiteral("data")}}, answer->status));
}

void on(Turn &turn, const Replied &reply)
{
    if (!turn.job.intent || turn.job.intent->serial != reply.serial)
        return turn.setVolatile();
    const Ask ask = turn.job.intent->ask;
    turn.job.intent.reset();
    const auto answer = believable(turn.job, ask, reply.answer);
    const bool lost = !answer && base::mayHaveHappened(answer.error());
    if (lost && ask == Ask::Clone)
        return beginDoubt(turn);
    if (waitedOut(turn, ask, answer))
        return;
    trustAgain(turn, ask);
    dispatchReply(turn, ask, answer);
}

void on(Turn &turn, const Admitted &)
{
    if (turn.job.step != Step::Queued)
        return turn.setVolatile();
    turn.leaveQueue();
    turn.note(Level::Info, QStringLiteral("begins"));
    turn.enter(Step::Reserving);
}

void on(Turn &turn, const SlotGranted &)
{
    if (!turn.job.waitsForSlot)
        return turn.setVolatile();
    turn.job.waitsForSlot = false;
    turn.note(Level::Debug, QStringLiteral("asks for the clone of VM %1 as VM %2")
                                .arg(turn.job.spec.templateId)
                                .arg(turn.job.vmid));
    turn.ask(Ask::Clone);
    if (turn.job.cloneSince == 0)
        turn.job.cloneSince = turn.job.intent->wallSeconds;
}

void on(Turn &turn, const VmidPicked &picked)
{
    if (turn.job.step != Step::Reserving)
        return turn.setVolatile();
    if (picked.vmid == 0) {
        return turn.fail(
            Failure::Reason::Taken,
            base::Error::of(base::Error::Kind::Exists,
                            {QT_TRANSLATE_NOOP("Wording", "VMID %1 is used by another unfinished job"),
                             {turn.job.spec.exactVmid}},
                            {{QStringLiteral("vmid"), QString::number(turn.job.spec.exactVmid)}}));
    }
    if (turn.job.vmid != picked.vmid)
        turn.job.existsSeen = 0;
    turn.job.vmid = picked.vmid;
    turn.ask(Ask::ProbeId);
}

void on(Turn &turn, const TaskSeen &)
{
    turn.setVolatile();
    if (!turn.job.task)
        return;
    const int polls = ++turn.job.task->polls;
    if (turn.settings().pollLogPeriod > 0 && polls % turn.settings().pollLogPeriod == 0) {
        turn.note(Level::Debug, QStringLiteral("task still running, poll %1").arg(polls),
                  {{QStringLiteral("upid"), turn.job.task->upid.text}, {QStringLiteral("poll"), polls}});
    }
}

void on(Turn &turn, const TaskLogGrew &grown)
{
    turn.setVolatile();
    if (turn.job.task)
        taskLogGrew(turn, grown);
}

void on(Turn &turn, const TaskEnded &ended)
{
    auto &job = turn.job;
    if (!job.task || job.task->upid != ended.upid)
        return turn.setVolatile();
    turn.note(Level::Debug, QStringLiteral("task ended: %1").arg(ended.exit.text),
              {{QStringLiteral("upid"), ended.upid.text},
               {QStringLiteral("ms"), qint64{(turn.now() - job.task->since).count()}}});
    if (ended.exit.verdict == pve::TaskExit::Verdict::Warnings)
        job.remarks.append(
            {QT_TRANSLATE_NOOP("Wording", "task %1 ended with %2"), {ended.upid.type, ended.exit.text}});
    turn.unwatch();
    if (job.cleanup && isFinal(job.step)) {
        turn.stopAsking();
        return cleanupTaskEnded(turn, ended.exit);
    }
    if (job.step == Step::Cancelling)
        return cancelTaskEnded(turn, ended.exit);
    turn.stopAsking();
    if (isFinal(job.step) || job.step == Step::Queued)
        return;
    if (const auto error = errorOf(ended.exit); mayHaveMoved(job.step, error))
        return findVmAgain(turn, error);
    rulesOf(job.step).taskEnded(turn, ended.exit);
}

void on(Turn &turn, const TaskVanished &vanished)
{
    if (!turn.job.task || turn.job.task->upid != vanished.upid)
        return turn.setVolatile();
    turn.note(Level::Warn, QStringLiteral("the task can no longer be seen: %1").arg(vanished.error.text));
    auto &job = turn.job;
    const Step during = job.step == Step::Cancelling ? job.cancelledFrom : job.step;
    if (during == Step::Cloning) { // ended or not, well or not: nobody can say (pve/failures.md 33)
        turn.unwatch();
        return beginDoubt(turn);
    }
    // As good as a worker that died without a last line: the step finds out what is there.
    on(turn,
       TaskEnded{vanished.upid, {pve::TaskExit::Verdict::Unexpected, QStringLiteral("unexpected status")}});
}

void on(Turn &turn, const Tick &)
{
    auto &job = turn.job;
    if (!job.wakeAt || *job.wakeAt > turn.now())
        return turn.setVolatile();
    turn.ask(job.next);
}

void resume(Turn &turn, Ask lost)
{
    auto &job = turn.job;
    if (isFinal(job.step))
        return job.cleanup ? resumeCleanup(turn) : turn.setVolatile();
    if (job.step == Step::Queued)
        return turn.setVolatile();
    if (job.task) {
        const auto upid = job.task->upid;
        turn.watch(upid);
        if (job.step != Step::Cancelling)
            return;
    }
    if (job.step == Step::Cancelling)
        return resumeCancel(turn, lost);
    if (job.doubt)
        return beginDoubt(turn);
    rulesOf(job.step).resume(turn, lost);
}

void on(Turn &turn, const Resumed &)
{
    auto &job = turn.job;
    const auto intent = std::exchange(job.intent, std::nullopt);
    if (!isFinal(job.step) && job.step != Step::Queued)
        turn.note(Level::Info,
                  QStringLiteral("continued where the last run stopped (%1)").arg(stepName(job.step)));
    job.base.reset();
    if (intent && intent->ask == Ask::Clone)
        return beginDoubt(turn);
    resume(turn, intent ? intent->ask : Ask::None);
}

void on(Turn &turn, const Woke &)
{
    auto &job = turn.job;
    if (job.task) {
        job.task->lastGrowth = turn.now();
        if (!job.intent && job.next == Ask::PatienceLog)
            turn.askLater(Ask::PatienceLog, turn.settings().taskPatience);
    }
    if (job.guestDeadline)
        job.guestDeadline = turn.now() + turn.settings().guestPatience;
    if (job.doubt)
        job.doubt->since = turn.now();
    if (!job.intent)
        return;
    // Whatever was under way when the machine slept is lost; the connection is certainly gone.
    on(turn, Replied{job.intent->serial,
                     base::failure(base::Error::of(base::Error::Kind::Lost,
                                                   {QT_TRANSLATE_NOOP("Wording", "the machine slept")}))});
}

void on(Turn &turn, const SecretReady &)
{
    if (!turn.job.waitsForSecret)
        return turn.setVolatile();
    turn.job.waitsForSecret = false;
    rulesOf(turn.job.step).begin(turn);
}

void on(Turn &turn, const LeftGone &gone)
{
    if (turn.job.leftBehind.removeAll(gone.vmid) == 0)
        return turn.setVolatile();
    turn.note(Level::Info, QStringLiteral("VM %1, left locked by an earlier try, is gone").arg(gone.vmid));
}

void on(Turn &turn, const Cancel &)
{
    if (isFinal(turn.job.step) || turn.job.step == Step::Cancelling)
        return turn.setVolatile();
    beginCancel(turn);
}

void on(Turn &turn, const Retry &)
{
    if (turn.job.step != Step::Failed || turn.job.isBeingDeleted())
        return turn.setVolatile();
    retryFailed(turn);
}

void on(Turn &turn, const KeepWatching &)
{
    if (!turn.job.detached || !turn.job.task)
        return turn.setVolatile();
    keepWatching(turn);
}

void on(Turn &turn, const GiveUp &)
{
    if (!turn.job.detached || !turn.job.task)
        return turn.setVolatile();
    giveUp(turn);
}

void on(Turn &turn, const DeleteVm &)
{
    if (!isFinal(turn.job.step))
        return turn.setVolatile();
    beginCleanup(turn);
}

} // namespace

const StepRules &rulesOf(Step step)
{
    switch (step) {
    case Step::Reserving:
        return reservingRules;
    case Step::Cloning:
        return cloningRules;
    case Step::Settling:
        return settlingRules;
    case Step::Configuring:
        return configuringRules;
    case Step::Resizing:
        return resizingRules;
    case Step::Verifying:
        return verifyingRules;
    case Step::Starting:
        return startingRules;
    case Step::AwaitingGuest:
        return awaitingGuestRules;
    case Step::Queued:
    case Step::Ready:
    case Step::Failed:
    case Step::Cancelling:
    case Step::Cancelled:
        break;
    }
    Q_UNREACHABLE();
}

Transition advance(const Job &job, const Event &event, const Context &context)
{
    Turn turn(job, context);
    std::visit([&turn](const auto &happened) { on(turn, happened); }, event);
    return turn.take();
}

Job makeJob(const VmSpec &spec, const QString &id, const QString &batch, int index, const Owner &owner,
            const QByteArray &specFingerprint, qint64 createdWallMs)
{
    Job job;
    job.id = id;
    job.batch = batch;
    job.index = index;
    job.owner = owner;
    job.specFingerprint = specFingerprint;
    job.spec = spec;
    job.createdWallMs = createdWallMs;
    return job;
}

} // namespace prov
