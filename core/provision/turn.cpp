// SPDX-License-Identifier: Apache-2.0
#include "core/provision/turn.h"

#include "core/provision/requestfor.h"

#include <algorithm>
#include <utility>

namespace prov {

using Level = base::LogRecord::Level;

void Turn::ask(Ask what)
{
    stopAsking();
    job.intent = Intent{++job.lastSerial, what, context.wall.toSecsSinceEpoch()};
    if (traits(what).effect && !isFinal(job.step) && job.step != Step::Cancelling)
        ++record().attempts;
    command(Send{job.lastSerial, requestFor(what, job, context)});
}

void Turn::askLater(Ask what, Millis wait)
{
    stopAsking();
    job.next = what;
    job.wakeAt = now() + wait;
}

void Turn::stopAsking()
{
    if (job.intent)
        command(Abandon{});
    job.intent.reset();
    job.next = Ask::None;
    job.wakeAt.reset();
}

void Turn::watch(const pve::Upid &upid)
{
    job.task = WatchedTask{upid, 0, now(), Millis{0}, now(), 0};
    job.detached = false;
    askLater(Ask::PatienceLog, settings().taskPatience);
    command(WatchTask{upid, false});
}

void Turn::watchSlowly()
{
    job.detached = true;
    command(WatchTask{job.task->upid, true});
}

void Turn::unwatch()
{
    if (job.task)
        command(UnwatchTask{job.task->upid});
    job.task.reset();
    job.detached = false;
    job.percent.reset();
}

void Turn::closeRecord(StepRecord::State state)
{
    const bool working = !isFinal(job.step) && job.step != Step::Queued && job.step != Step::Cancelling;
    if (!working || record().state != StepRecord::State::Running) // closed by a skip, or to be done again
        return;
    record().state = state;
    record().ms += (now() - job.stepStart).count();
}

void Turn::begin(Step step)
{
    unwatch();
    stopAsking();
    job.step = step;
    job.stepStart = now();
    job.trouble.reset();
    job.lockTries = 0;
    job.otherTries = 0;
    job.lostVmSearched = false;
    job.waitsForSlot = false;
    job.waitsForSecret = false;
    job.resized.clear();
    record().state = StepRecord::State::Running;
    rulesOf(step).begin(*this);
}

void Turn::enter(Step step)
{
    closeRecord(StepRecord::State::Done);
    begin(step);
}

void Turn::skipTo(Step step, const Sentence &why)
{
    record().note = why;
    closeRecord(StepRecord::State::Skipped);
    if (isFinal(step))
        finish(step);
    else
        begin(step);
}

void Turn::leaveQueue()
{
    job.jobStart = now();
    job.queuedMs = std::max(context.wall.toMSecsSinceEpoch() - job.createdWallMs, qint64{0});
}

void Turn::finish(Step final)
{
    closeRecord(final == Step::Ready ? StepRecord::State::Done : StepRecord::State::Failed);
    unwatch();
    stopAsking();
    job.step = final;
    job.doubt.reset();
    job.trouble.reset();
    job.waitsForSlot = false;
    job.waitsForSecret = false;
    job.totalMs = (now() - job.jobStart).count();
    if (final != Step::Failed)
        command(ForgetSecret{});
}

void Turn::beginCancelling()
{
    if (job.step == Step::Queued)
        leaveQueue();
    closeRecord(StepRecord::State::Cancelled);
    job.cancelledFrom = job.step;
    job.step = Step::Cancelling;
    job.stepStart = now();
    job.waitsForSlot = false;
    job.waitsForSecret = false;
}

void Turn::fail(Failure::Reason reason, const base::Error &error, const QStringList &fields)
{
    const Step where = job.step == Step::Cancelling ? job.cancelledFrom : job.step;
    job.failure = Failure{reason, where, error, fields};
    finish(Step::Failed);
    note(Level::Error, QStringLiteral("failed: %1").arg(error.text),
         {{QStringLiteral("reason"), reasonName(reason)},
          {QStringLiteral("kind"), base::kindName(error.kind)}});
}

void Turn::tryFailed(const Sentence &why, Millis wait)
{
    auto &tried = record();
    const auto at = (now() - job.jobStart).count();
    tried.failures.append(Attempt{at, why, wait.count()});
    const auto most = std::max(qsizetype{mostTries(job.step, settings())}, tried.failures.size() + 1);
    note(Level::Warn,
         QStringLiteral("attempt %1 of %2 failed: %3; next try in %4 s")
             .arg(tried.failures.size())
             .arg(most)
             .arg(why.english())
             .arg(static_cast<double>(wait.count()) / 1000.0),
         {{QStringLiteral("attempt"), qint64{tried.failures.size()}},
          {QStringLiteral("wait_ms"), qint64{wait.count()}}});
}

void Turn::lastTryFailed(const Sentence &why)
{
    auto &tried = record();
    tried.failures.append(Attempt{(now() - job.jobStart).count(), why, 0});
    // What cannot be helped is not tried to the end.
    const auto count = QString::number(tried.failures.size());
    const bool all = tried.failures.size() == mostTries(job.step, settings());
    note(Level::Warn,
         QStringLiteral("attempt %1 failed: %2; it was the last")
             .arg(all ? QStringLiteral("%1 of %1").arg(count) : count, why.english()),
         {{QStringLiteral("attempt"), qint64{tried.failures.size()}}});
}

void Turn::note(Level level, const QString &text, QJsonObject fields)
{
    fields.insert(QStringLiteral("name"), job.label());
    m_notes.append({context.wall, level, job.id, job.vmid, stepName(job.step), text, fields});
}

Transition Turn::take()
{
    return {std::move(job), std::move(m_commands), std::move(m_notes), m_durable};
}

} // namespace prov
