// SPDX-License-Identifier: Apache-2.0
#include "core/provision/steps.h"

#include "core/pve/decode.h"

namespace prov {

using base::Error;

namespace {

void started(Turn &turn)
{
    turn.note(base::LogRecord::Level::Info, QStringLiteral("started"));
    turn.enter(Step::AwaitingGuest);
}

void begin(Turn &turn)
{
    auto &job = turn.job;
    if (!job.spec.start) {
        job.record(Step::AwaitingGuest).state = StepRecord::State::Skipped;
        job.record(Step::AwaitingGuest).note = QT_TRANSLATE_NOOP("Wording", "not started");
        turn.skipTo(Step::Ready, QT_TRANSLATE_NOOP("Wording", "not asked for"));
        return turn.note(base::LogRecord::Level::Info, QStringLiteral("ready, not started"));
    }
    turn.ask(job.record(Step::Starting).attempts > 0 ? Ask::StartStatus : Ask::Start);
}

void repeatOrFail(Turn &turn, Failure::Reason reason, const Error &error)
{
    auto &job = turn.job;
    std::optional<Millis> wait;
    if (isLock(error))
        wait = nextWait(job.lockTries, turn.settings().taskWaits);
    else if (isWorthOneMoreTry(error) && job.otherTries++ == 0)
        wait = turn.settings().settleWait;
    if (!wait) {
        if (isLock(error))
            turn.lastTryFailed(error.words());
        return turn.fail(reason, error);
    }
    turn.tryFailed(error.words(), *wait);
    turn.askLater(Ask::StartStatus, *wait);
}

bool isRunningAlready(const Error &error)
{
    return error.fields.value(QStringLiteral("what")) == QLatin1String("running");
}

void replied(Turn &turn, Ask ask, const pve::Answer &answer)
{
    if (!answer) {
        if (isRunningAlready(answer.error()))
            return started(turn);
        return repeatOrFail(turn, Failure::Reason::Refused, answer.error());
    }
    if (ask == Ask::StartStatus) {
        const auto status = pve::decodeStatus(*answer);
        if (!status)
            return turn.fail(Failure::Reason::Refused, status.error());
        return status->running ? started(turn) : turn.ask(Ask::Start);
    }
    const auto upid = pve::decodeUpid(*answer);
    if (!upid)
        return turn.fail(Failure::Reason::Refused, upid.error());
    turn.watch(*upid);
}

void taskEnded(Turn &turn, const pve::TaskExit &exit)
{
    auto error = errorOf(exit);
    if (exit.good() || isRunningAlready(error))
        return started(turn);
    if (exit.verdict == pve::TaskExit::Verdict::Unexpected)
        error.fields.insert(QStringLiteral("what"), QStringLiteral("worker"));
    repeatOrFail(turn, Failure::Reason::Task, error);
}

/// A new process starts nothing that it has not read: the verification is repeated, and knows the VM by its
/// marks.
void resume(Turn &turn, Ask)
{
    turn.job.record(Step::Starting).state = StepRecord::State::Pending;
    turn.job.step = Step::Verifying;
    turn.enter(Step::Verifying);
}

} // namespace

const StepRules startingRules{begin, replied, taskEnded, resume};

} // namespace prov
