// SPDX-License-Identifier: Apache-2.0
#include "core/provision/steps.h"

#include "core/pve/decode.h"

#include <QRegularExpression>

namespace prov {

using base::Error;
using Level = base::LogRecord::Level;
using Verdict = pve::TaskExit::Verdict;

namespace {

QString storageKey(const Job &job)
{
    return SettleMemory::key(job.templateNode, job.cloneStorage);
}

void waitForSlot(Turn &turn)
{
    turn.stopAsking();
    turn.job.waitsForSlot = true;
}

void begin(Turn &turn)
{
    turn.job.cloneUpid.reset();
    turn.job.badExit.reset();
    turn.job.cloneSince = 0;
    // What is made from here on is another VM than one that was there before.
    turn.job.smbios.clear();
    turn.job.passwordApplied = false;
    turn.job.passwordVerified = false;
    waitForSlot(turn);
}

void watchClone(Turn &turn, const pve::Upid &upid)
{
    auto &job = turn.job;
    job.cloneUpid = upid;
    job.vm = Presence::Unknown;
    job.progress = TaskProgress{};
    job.progress.diskBytes = job.templateDisks;
    job.progress.linked = !job.spec.clone.full;
    turn.note(Level::Debug, QStringLiteral("clone started: %1").arg(upid.text),
              {{QStringLiteral("upid"), upid.text}});
    turn.watch(upid);
}

void cloneDone(Turn &turn)
{
    auto &job = turn.job;
    turn.command(ObserveStorage{storageKey(job), false});
    turn.note(Level::Info, QStringLiteral("cloned as VM %1").arg(job.vmid));
    job.vm = Presence::Present;
    job.existsSeen = 0;
    job.node = cloneTarget(job);
    turn.enter(Step::Settling);
}

/// The clone certainly did not happen, or was undone: again after a wait if its kind of failure allows it.
void repeatOrFail(Turn &turn, Failure::Reason reason, const Error &error)
{
    auto &job = turn.job;
    std::optional<Millis> wait;
    if (isStorageLock(error))
        turn.command(ObserveStorage{storageKey(job), true});
    if (isLock(error)) {
        wait = nextWait(job.lockTries, turn.settings().cloneWaits);
    } else if (isWorthOneMoreTry(error) && job.otherTries++ == 0) {
        wait = turn.settings().cloneWaits.empty() ? Millis{0} : turn.settings().cloneWaits.front();
    }
    job.badExit.reset();
    if (!wait) {
        if (isLock(error))
            turn.lastTryFailed(error.words());
        return turn.fail(reason, error);
    }
    job.cloneUpid.reset();
    turn.tryFailed(error.words(), *wait);
    turn.askLater(Ask::ProbeRepeat, *wait);
}

/// The VMID is taken, by our own lost request or by somebody else's VM. A second time is one too many.
void doubtOnce(Turn &turn, const Error &error)
{
    auto &job = turn.job;
    if (++job.existsSeen == 1)
        return beginDoubt(turn);
    job.vm = Presence::Unknown;
    turn.fail(Failure::Reason::Unclear, error);
}

void posted(Turn &turn, const pve::Answer &answer)
{
    auto &job = turn.job;
    if (answer) {
        if (const auto upid = pve::decodeUpid(*answer))
            return watchClone(turn, *upid);
        return beginDoubt(turn);
    }
    const auto &error = answer.error();
    if (error.kind == Error::Kind::Exists)
        return doubtOnce(turn, error);
    if (isVmGone(error) && turn.record().failures.isEmpty()) { // the template has moved: find it, once
        turn.tryFailed(error.words(), Millis{0});
        job.templateNode.clear();
        job.spec.templateNode.clear();
        return turn.enter(Step::Reserving);
    }
    repeatOrFail(turn, Failure::Reason::Refused, error);
}

/// The reason of a failed copy stands only in the log ("No space left on device": pve/FACTS.md 4).
QString reasonInLog(const pve::TaskLog &log)
{
    static const QRegularExpression telling(
        QStringLiteral(
            "No space left on device|not enough free space|Input/output error|Permission denied|error: .*"),
        QRegularExpression::CaseInsensitiveOption);
    for (auto line = log.lines.crbegin(); line != log.lines.crend(); ++line) {
        if (!line->text.startsWith(QLatin1String("TASK ERROR")) && telling.match(line->text).hasMatch())
            return line->text;
    }
    return {};
}

Failure::Reason reasonOf(const pve::TaskExit &exit)
{
    static const QRegularExpression stopped(QStringLiteral("(interrupted by signal|received interrupt)$"));
    if (exit.verdict == Verdict::Unexpected)
        return Failure::Reason::Killed;
    return stopped.match(exit.text).hasMatch() ? Failure::Reason::Stopped : Failure::Reason::Task;
}

Error badCloneError(const pve::TaskExit &exit)
{
    const auto error = errorOf(exit);
    if (reasonOf(exit) != Failure::Reason::Killed)
        return error;
    return Error::of(error.kind, {QT_TRANSLATE_NOOP("Wording", "the clone's worker died (%1)"), {exit.text}},
                     error.fields);
}

void badCloneLogRead(Turn &turn, const pve::Answer &answer)
{
    const auto log = answer ? pve::decodeTaskLog(*answer) : base::failure(answer.error());
    if (log) {
        const auto reason = reasonInLog(*log);
        if (!reason.isEmpty() && !turn.job.badExit->text.contains(reason))
            turn.job.badExit->text += QStringLiteral(" — ") + reason;
    }
    turn.ask(Ask::BadCloneProbe);
}

void badCloneProbed(Turn &turn, const pve::Answer &answer)
{
    auto &job = turn.job;
    if (!answer && answer.error().kind == Error::Kind::Exists) {
        if (madeNothing(*job.badExit))
            return doubtOnce(turn, badCloneError(*job.badExit));
        return turn.ask(Ask::BadCloneConfig);
    }
    if (!answer)
        return turn.fail(reasonOf(*job.badExit), badCloneError(*job.badExit));
    job.vm = Presence::None;
    repeatOrFail(turn, reasonOf(*job.badExit), badCloneError(*job.badExit));
}

void badCloneConfigRead(Turn &turn, const pve::Answer &answer)
{
    auto &job = turn.job;
    const auto config = answer ? pve::decodeConfig(*answer) : base::failure(answer.error());
    job.vm = Presence::Unknown;
    auto reason = reasonOf(*job.badExit);
    if (config) {
        const bool locked = config->values.value(QStringLiteral("lock")) == QLatin1String("clone");
        const bool ours = recognise(job, config->values);
        if (ours && !locked && job.badExit->verdict == Verdict::Unexpected)
            return cloneDone(turn); // its worker died after the copy
        if (!locked && !ours)       // gone and taken by somebody else since
            job.vm = Presence::None;
        else
            job.vm = locked ? Presence::Orphan : Presence::Present;
        if (locked)
            reason = Failure::Reason::Orphan;
    }
    turn.fail(reason, badCloneError(*job.badExit));
}

void replied(Turn &turn, Ask ask, const pve::Answer &answer)
{
    if (ask == Ask::Clone)
        return posted(turn, answer);
    if (ask == Ask::BadCloneLog)
        return badCloneLogRead(turn, answer);
    if (ask == Ask::BadCloneProbe)
        return badCloneProbed(turn, answer);
    if (ask == Ask::BadCloneConfig)
        return badCloneConfigRead(turn, answer);
    if (ask != Ask::ProbeRepeat)
        return;
    if (answer)
        return waitForSlot(turn);
    if (answer.error().kind == Error::Kind::Exists)
        return beginDoubt(turn);
    turn.fail(Failure::Reason::Refused, answer.error());
}

void taskEnded(Turn &turn, const pve::TaskExit &exit)
{
    if (exit.good())
        return cloneDone(turn);
    turn.job.badExit = exit;
    turn.job.endedClones.append(turn.job.cloneUpid->text);
    turn.ask(Ask::BadCloneLog);
}

void resume(Turn &turn, Ask)
{
    if (turn.job.badExit)
        return turn.ask(Ask::BadCloneProbe);
    if (turn.job.vm == Presence::None)
        return turn.ask(Ask::ProbeRepeat);
    beginDoubt(turn);
}

} // namespace

void cloningDoubtResolved(Turn &turn, Fate fate, const std::optional<pve::TaskRow> &task, const Error &error)
{
    switch (fate) {
    case Fate::Running:
        return watchClone(turn, task->upid);
    case Fate::Finished:
        if (task)
            turn.job.cloneUpid = task->upid;
        return cloneDone(turn);
    case Fate::EndedBadly:
        turn.job.cloneUpid = task->upid;
        return taskEnded(turn, *task->exit);
    case Fate::NeverHappened:
        turn.note(Level::Info,
                  QStringLiteral("the clone never began: asked for again as VM %1").arg(turn.job.vmid));
        turn.job.vm = Presence::None;
        return waitForSlot(turn);
    case Fate::Stranger:
        return takeOtherVmid(turn, error);
    case Fate::Orphan:
        turn.job.vm = Presence::Orphan;
        return turn.fail(Failure::Reason::Orphan, error);
    case Fate::Unknown:
        turn.job.vm = Presence::Unknown;
        return turn.fail(Failure::Reason::Unclear, error);
    }
}

bool madeNothing(const pve::TaskExit &exit)
{
    const auto error = errorOf(exit);
    return error.kind == Error::Kind::Exists ||
           (error.kind == Error::Kind::Locked && error.fields.value(QStringLiteral("what")) == u"vm");
}

QString cloneTarget(const Job &job)
{
    return job.spec.clone.target.isEmpty() ? job.templateNode : job.spec.clone.target;
}

const StepRules cloningRules{begin, replied, taskEnded, resume};

} // namespace prov
