// SPDX-License-Identifier: Apache-2.0
#include "core/provision/steps.h"

#include "core/pve/decode.h"

#include <algorithm>

namespace prov {

using base::Error;

namespace {

void begin(Turn &turn)
{
    const auto &job = turn.job;
    const auto &settings = turn.settings();
    const auto learned = turn.context.settle.wait(SettleMemory::key(job.templateNode, job.cloneStorage));
    const auto obligatory = settings.settleFixed ? std::max(settings.settleWait, learned) : learned;
    if (obligatory > Millis{0})
        turn.askLater(Ask::SettlePending, obligatory);
    else
        turn.ask(Ask::SettlePending);
}

/// How long this step has been looking, over the whole of it.
Millis spent(const Turn &turn)
{
    return turn.now() - turn.job.stepStart;
}

void unreadable(Turn &turn, const Error &error)
{
    // Too early: the VM joins its pool, or moves to its node, at the very end (pve/failures.md 13 and 26).
    const bool early = error.kind == Error::Kind::NotFound || error.kind == Error::Kind::Forbidden;
    if (early && spent(turn) < turn.settings().readAgain)
        return turn.askLater(Ask::SettlePending, turn.settings().settleLook);
    if (error.kind == Error::Kind::NotFound)
        return findVmAgain(turn, error);
    turn.fail(Failure::Reason::Refused, error);
}

void replied(Turn &turn, Ask, const pve::Answer &answer)
{
    if (!answer)
        return unreadable(turn, answer.error());
    const auto found = pve::decodePending(*answer);
    if (!found)
        return turn.fail(Failure::Reason::Refused, found.error());
    if (!isOurs(turn, *found))
        return;
    const bool locked = found->current.contains(QStringLiteral("lock"));
    if (locked && spent(turn) < turn.settings().settleWait)
        return turn.askLater(Ask::SettlePending, turn.settings().settleLook);
    turn.job.base = *found;
    turn.enter(Step::Configuring);
}

} // namespace

const StepRules settlingRules{begin, replied, noTask, beginAgain};

} // namespace prov
