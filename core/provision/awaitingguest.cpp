// SPDX-License-Identifier: Apache-2.0
#include "core/provision/guestaddress.h"
#include "core/provision/steps.h"

#include "core/pve/decode.h"

namespace prov {

using base::Error;
using Level = base::LogRecord::Level;

namespace {

constexpr auto agentOff =
    QT_TRANSLATE_NOOP("Wording", "the guest agent is not configured: no address can be asked for");

void ready(Turn &turn)
{
    turn.finish(Step::Ready);
    turn.note(Level::Info,
              QStringLiteral("ready after %1 s%2")
                  .arg(static_cast<double>(turn.job.totalMs) / 1000.0, 0, 'f', 1)
                  .arg(turn.job.addresses.isEmpty()
                           ? QString()
                           : QStringLiteral(", at ") + turn.job.addresses.join(QStringLiteral(", "))),
              {{QStringLiteral("ms"), turn.job.totalMs}});
}

/// The guest's address is not to be had, for a reason that waiting does not change.
void withoutAddress(Turn &turn, const Sentence &why, const Error &error)
{
    auto &job = turn.job;
    if (job.spec.requireAddress)
        return turn.fail(Failure::Reason::NoAddress, error);
    job.remarks.append(why);
    turn.skipTo(Step::Ready, why);
    turn.note(Level::Info, QStringLiteral("ready: ") + why.english());
}

/// The MACs come from a read that no new process has: one more look at the VM first.
void resume(Turn &turn, Ask)
{
    turn.job.step = Step::Verifying;
    turn.enter(Step::Verifying);
}

void begin(Turn &turn)
{
    auto &job = turn.job;
    if (job.spec.waitFor == WaitFor::None)
        return turn.skipTo(Step::Ready, QT_TRANSLATE_NOOP("Wording", "not asked for"));
    if (!job.base)
        return resume(turn, Ask::None);
    job.guestDeadline = turn.now() + turn.settings().guestPatience;
    if (job.spec.waitFor == WaitFor::Running)
        turn.ask(Ask::GuestStatus);
    else
        turn.askLater(Ask::GuestStatus, turn.settings().guestFirstLook);
}

bool isOver(const Turn &turn)
{
    return turn.job.guestDeadline && turn.now() >= *turn.job.guestDeadline;
}

void notYet(Turn &turn)
{
    turn.askLater(Ask::GuestStatus, turn.settings().guestInterval);
}

void statusRead(Turn &turn, const pve::Answer &answer)
{
    auto &job = turn.job;
    const auto status = answer ? pve::decodeStatus(*answer) : base::failure(answer.error());
    if (!status)
        return turn.fail(Failure::Reason::Refused, status.error());
    if (!status->running) {
        if (!isOver(turn))
            return notYet(turn);
        return turn.fail(
            Failure::Reason::NotRunning,
            Error::of(Error::Kind::Server,
                      {QT_TRANSLATE_NOOP("Wording", "VM %1 was started and does not run"), {job.vmid}}));
    }
    if (job.spec.waitFor == WaitFor::Running)
        return ready(turn);
    if (!status->agentConfigured) {
        return withoutAddress(turn, agentOff, Error::of(Error::Kind::Server, agentOff));
    }
    ++turn.record().attempts;
    turn.ask(Ask::GuestInterfaces);
}

void patienceOver(Turn &turn, const std::optional<GuestVerdict> &verdict)
{
    auto &job = turn.job;
    if (verdict && !verdict->addresses.isEmpty()) {
        job.checks.append(verdict->staticOnes);
        QStringList fields;
        for (const auto &check : verdict->staticOnes)
            fields.append(check.field);
        return turn.fail(
            Failure::Reason::Differs,
            Error::of(Error::Kind::Server,
                      {QT_TRANSLATE_NOOP("Wording", "the guest has %1, not the address that was asked for"),
                       {verdict->addresses.join(QStringLiteral(", "))}}),
            fields);
    }
    if (job.spec.requireAddress) {
        return turn.fail(
            Failure::Reason::NoAddress,
            Error::of(Error::Kind::Server,
                      {QT_TRANSLATE_NOOP("Wording", "the guest did not tell an address within %1 s"),
                       {turn.settings().guestPatience.count() / 1000}}));
    }
    turn.record().note = QT_TRANSLATE_NOOP("Wording", "started; the guest did not answer");
    job.remarks.append(turn.record().note);
    ready(turn);
}

void interfacesRead(Turn &turn, const pve::Answer &answer)
{
    auto &job = turn.job;
    if (!answer && answer.error().kind == Error::Kind::Forbidden) {
        return withoutAddress(turn,
                              {QT_TRANSLATE_NOOP("Wording", "the address could not be asked for: %1"),
                               {answer.error().words()}},
                              answer.error());
    }
    if (!answer && answer.error().fields.value(QStringLiteral("what")) == QLatin1String("agent-off")) {
        return withoutAddress(turn, agentOff, answer.error());
    }
    const auto interfaces = answer ? pve::decodeInterfaces(*answer) : base::failure(answer.error());
    std::optional<GuestVerdict> verdict;
    if (interfaces) {
        verdict = judgeGuest(job.spec, job.base->current, *interfaces);
        job.addresses = verdict->addresses;
        if (verdict->satisfied()) {
            job.checks.append(verdict->staticOnes);
            if (!verdict->staticOnes.isEmpty())
                noteVerified(turn); // the address is one more
            return ready(turn);
        }
    }
    if (isOver(turn))
        return patienceOver(turn, verdict);
    notYet(turn);
}

void replied(Turn &turn, Ask ask, const pve::Answer &answer)
{
    if (ask == Ask::GuestStatus)
        statusRead(turn, answer);
    else
        interfacesRead(turn, answer);
}

} // namespace

const StepRules awaitingGuestRules{begin, replied, noTask, resume};

} // namespace prov
