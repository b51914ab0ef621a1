// SPDX-License-Identifier: Apache-2.0
#include "core/provision/requestfor.h"
#include "core/provision/steps.h"

#include "core/pve/decode.h"

namespace prov {

using base::Error;
using Level = base::LogRecord::Level;

namespace {

void begin(Turn &turn)
{
    if (waitsForSecret(turn))
        return;
    turn.ask(Ask::VerifyRead);
}

void differs(Turn &turn, const QStringList &fields)
{
    auto &job = turn.job;
    const Sentence why{QT_TRANSLATE_NOOP("Wording", "the server does not show what was asked for: %1"),
                       {fields.join(QStringLiteral(", "))}};
    if (job.verifyRound++ > 0) {
        return turn.fail(
            Failure::Reason::Differs,
            Error::of(Error::Kind::Server, why, {{QStringLiteral("what"), QStringLiteral("differs")}}),
            fields);
    }
    turn.note(Level::Warn, why.english() + QStringLiteral("; writes it once more"));
    job.passwordApplied = false;
    turn.enter(Step::Configuring);
}

void judge(Turn &turn, const std::optional<QString> &dump)
{
    auto &job = turn.job;
    const bool running = job.record(Step::Starting).attempts > 0;
    auto spec = job.spec;
    if (job.passwordVerified) // in an earlier run; its hash is gone, and asterisks prove nothing
        spec.cloudInit.passwordEnv.clear();
    job.checks = verify(spec, {*job.base, running, dump}, extrasOf(job, turn.context));
    job.checkedWallMs = turn.context.wall.toMSecsSinceEpoch();
    QStringList different;
    for (const auto &check : job.checks) {
        if (check.verdict == Check::Verdict::Differs)
            different.append(check.field);
    }
    if (!different.isEmpty())
        return differs(turn, different);
    noteVerified(turn);
    job.passwordVerified = true;
    turn.command(ForgetSecret{});
    turn.enter(Step::Starting);
}

void replied(Turn &turn, Ask ask, const pve::Answer &answer)
{
    auto &job = turn.job;
    if (ask == Ask::VerifyDump) {
        const auto dump = answer ? pve::decodeText(*answer) : base::failure(answer.error());
        return dump ? judge(turn, *dump) : turn.fail(Failure::Reason::Refused, dump.error());
    }
    if (!readBase(turn, answer))
        return;
    if (job.spec.cloudInit.passwordEnv.isEmpty() || job.passwordVerified)
        judge(turn, {});
    else
        turn.ask(Ask::VerifyDump);
}

} // namespace

void noteVerified(Turn &turn)
{
    turn.note(Level::Info,
              QStringLiteral("verified: %1 of %1 values as asked for").arg(turn.job.checks.size()));
}

const StepRules verifyingRules{begin, replied, noTask, beginAgain};

} // namespace prov
