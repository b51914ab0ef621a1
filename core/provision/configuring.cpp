// SPDX-License-Identifier: Apache-2.0
#include "core/provision/requestfor.h"
#include "core/provision/steps.h"

namespace prov {

using base::Error;
using Level = base::LogRecord::Level;

namespace {

void observe(Turn &turn, bool locked)
{
    const auto &job = turn.job;
    if (job.verifyRound == 0 && job.record(Step::Configuring).attempts == 1)
        turn.command(ObserveSettle{SettleMemory::key(job.templateNode, job.cloneStorage), locked});
}

void write(Turn &turn)
{
    auto &job = turn.job;
    if (planConfig(job.spec, *job.base, extrasOf(job, turn.context)).isEmpty()) {
        if (job.record(Step::Configuring).attempts == 0)
            return turn.skipTo(Step::Resizing,
                               QT_TRANSLATE_NOOP("Wording", "nothing differs from the template"));
        return turn.enter(Step::Resizing);
    }
    turn.note(Level::Debug, QStringLiteral("writes the configuration"));
    turn.ask(Ask::PutConfig);
}

void begin(Turn &turn)
{
    if (waitsForSecret(turn))
        return;
    if (turn.job.base)
        write(turn);
    else
        turn.ask(Ask::ConfigRead);
}

void readDone(Turn &turn, const pve::Answer &answer)
{
    if (!readBase(turn, answer))
        return;
    write(turn);
}

/// Somebody wrote in between, or a lost try had added the drive already: read, rebuild, repeat.
bool isStaleBase(const Error &error)
{
    const auto what = error.fields.value(QStringLiteral("what"));
    return error.kind == Error::Kind::Server &&
           (what == QLatin1String("digest") || what == QLatin1String("attached") ||
            what == QLatin1String("volume-exists"));
}

void locked(Turn &turn, const Error &error)
{
    auto &job = turn.job;
    observe(turn, true);
    // The first of the waits belongs to the first attempt.
    const auto &waits = turn.settings().configWaits;
    if (++job.lockTries >= static_cast<int>(waits.size())) {
        turn.lastTryFailed(error.words());
        return turn.fail(Failure::Reason::Refused, error);
    }
    const auto wait = waits[static_cast<size_t>(job.lockTries)];
    turn.tryFailed(error.words(), wait);
    turn.askLater(Ask::ConfigRead, wait);
}

void written(Turn &turn, const pve::Answer &answer)
{
    auto &job = turn.job;
    if (answer) {
        observe(turn, false);
        job.passwordApplied = true;
        return turn.enter(Step::Resizing);
    }
    const auto &error = answer.error();
    job.base.reset(); // an error never means that nothing was written
    if (isLock(error))
        return locked(turn, error);
    if (isStaleBase(error) && job.otherTries++ < turn.settings().digestRounds) {
        turn.tryFailed(error.words(), Millis{0});
        return turn.ask(Ask::ConfigRead);
    }
    turn.lastTryFailed(error.words());
    turn.fail(Failure::Reason::Refused, error);
}

void replied(Turn &turn, Ask ask, const pve::Answer &answer)
{
    if (ask == Ask::PutConfig)
        written(turn, answer);
    else
        readDone(turn, answer);
}

} // namespace

const StepRules configuringRules{begin, replied, noTask, beginAgain};

} // namespace prov
