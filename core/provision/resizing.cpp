// SPDX-License-Identifier: Apache-2.0
#include "core/provision/steps.h"

#include "core/pve/decode.h"

#include <algorithm>

namespace prov {

using base::Error;

namespace {

/// Absolute sizes only, and only upwards: each may be repeated without harm.
void growNext(Turn &turn)
{
    const auto &job = turn.job;
    const auto plans = planResize(job.spec, *job.base);
    const bool todo = std::any_of(plans.begin(), plans.end(), [&job](const ResizePlan &plan) {
        return !job.resized.contains(plan.disk);
    });
    if (todo)
        return turn.ask(Ask::Resize);
    if (job.record(Step::Resizing).attempts == 0)
        turn.skipTo(Step::Verifying, QT_TRANSLATE_NOOP("Wording", "no disk is to grow"));
    else
        turn.enter(Step::Verifying);
}

void begin(Turn &turn)
{
    if (turn.job.base)
        growNext(turn);
    else
        turn.ask(Ask::ResizeRead);
}

void readDone(Turn &turn, const pve::Answer &answer)
{
    if (!readBase(turn, answer))
        return;
    turn.job.resized.clear();
    growNext(turn);
}

void diskDone(Turn &turn)
{
    auto &job = turn.job;
    for (const auto &plan : planResize(job.spec, *job.base)) {
        if (!job.resized.contains(plan.disk)) {
            job.resized.append(plan.disk);
            break;
        }
    }
    growNext(turn);
}

void repeatOrFail(Turn &turn, Failure::Reason reason, const Error &error)
{
    auto &job = turn.job;
    if (isLock(error)) {
        if (const auto wait = nextWait(job.lockTries, turn.settings().taskWaits)) {
            turn.tryFailed(error.words(), *wait);
            return turn.askLater(Ask::ResizeRead, *wait);
        }
        turn.lastTryFailed(error.words());
    } else if (isWorthOneMoreTry(error) && job.otherTries++ == 0) {
        turn.tryFailed(error.words(), turn.settings().settleWait);
        return turn.askLater(Ask::ResizeRead, turn.settings().settleWait);
    }
    turn.fail(reason, error);
}

void replied(Turn &turn, Ask ask, const pve::Answer &answer)
{
    if (ask == Ask::ResizeRead)
        return readDone(turn, answer);
    if (!answer)
        return repeatOrFail(turn, Failure::Reason::Refused, answer.error());
    const auto upid = pve::decodeOptionalUpid(*answer);
    if (!upid)
        return turn.fail(Failure::Reason::Refused, upid.error());
    if (*upid)
        turn.watch(**upid);
    else
        diskDone(turn);
}

void taskEnded(Turn &turn, const pve::TaskExit &exit)
{
    if (exit.good() && turn.job.base)
        return diskDone(turn);
    if (exit.good()) // watched over a restart: the read says what is left to do
        return turn.ask(Ask::ResizeRead);
    auto error = errorOf(exit);
    if (exit.verdict == pve::TaskExit::Verdict::Unexpected)
        error.fields.insert(QStringLiteral("what"), QStringLiteral("worker"));
    repeatOrFail(turn, Failure::Reason::Task, error);
}

} // namespace

const StepRules resizingRules{begin, replied, taskEnded, beginAgain};

} // namespace prov
