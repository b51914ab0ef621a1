// SPDX-License-Identifier: Apache-2.0
// The signs of states, and their names.
#include "ui/wording.h"

#include "core/provision/outcome.h"
#include "core/provision/wording.h"
#include "ui/words.h"

namespace ui {

using prov::Check;
using prov::Job;
using prov::Step;

namespace {

Sign signOfStep(Step step)
{
    const auto word = stepLabel(step);
    switch (step) {
    case Step::Queued:
        return {Family::Wait, Symbol::Clock, word};
    case Step::Reserving:
        return {Family::Run, Symbol::Tag, word};
    case Step::Cloning:
        return {Family::Run, Symbol::Clone, word};
    case Step::Settling:
        return {Family::Wait, Symbol::Hourglass, word};
    case Step::Configuring:
        return {Family::Run, Symbol::Settings, word};
    case Step::Resizing:
        return {Family::Run, Symbol::Resize, word};
    case Step::Verifying:
        return {Family::Run, Symbol::Shield, word};
    case Step::Starting:
        return {Family::Run, Symbol::Play, word};
    case Step::AwaitingGuest:
        return {Family::Wait, Symbol::Network, word};
    case Step::Ready:
        return {Family::Ok, Symbol::Check, word};
    case Step::Failed:
        return {Family::Fail, Symbol::Error, word};
    case Step::Cancelling:
    case Step::Cancelled:
        return {Family::Wait, Symbol::Cancel, word};
    }
    Q_UNREACHABLE();
}

} // namespace

QString stepLabel(Step step)
{
    return step == Step::AwaitingGuest ? Words::tr("Waiting for address") : prov::stepWord(step);
}

QString stateLabel(prov::StepRecord::State state)
{
    using State = prov::StepRecord::State;
    switch (state) {
    case State::Pending:
        return Words::tr("to come");
    case State::Running:
        return Words::tr("running");
    case State::Done:
        return Words::tr("done");
    case State::Skipped:
        return Words::tr("skipped");
    case State::Failed:
        return Words::tr("failed");
    case State::Cancelled:
        return Words::tr("cancelled");
    }
    Q_UNREACHABLE();
}

Sign signOf(const Job &job)
{
    if (job.isBeingDeleted())
        return {Family::Wait, Symbol::Trash, Words::tr("Deleting")};
    if (wasDeleted(job))
        return {Family::Wait, Symbol::Trash, Words::tr("Deleted")};
    if (job.waitsForSecret)
        return {Family::Wait, Symbol::Key, Words::tr("Waiting for password")};
    if (job.detached)
        return {Family::Detached, Symbol::Detached, Words::tr("Detached")};
    if (prov::isFinal(job.step) && job.vm == prov::Presence::Orphan)
        return {Family::Retry, Symbol::Warn, Words::tr("Left locked on the server")};
    if (job.step == Step::Cloning && !job.progress.waitingFor.isEmpty() && !isRepeating(job)) {
        return {Family::Wait, Symbol::Hourglass,
                job.progress.waitingFor == u"lock" ? Words::tr("Waiting for lock")
                                                   : Words::tr("Waiting for storage lock")};
    }
    auto sign = signOfStep(job.step);
    if (job.step == Step::Failed && job.failure)
        sign.word = Words::tr("Failed: %1").arg(stepLabel(job.failure->step));
    if (isRepeating(job)) {
        sign.family = Family::Retry;
        sign.symbol = Symbol::Retry;
    }
    return sign;
}

Sign signOf(Check::Verdict verdict)
{
    switch (verdict) {
    case Check::Verdict::Applied:
        return {Family::Ok, Symbol::Check, Words::tr("Applied")};
    case Check::Verdict::PendingRestart:
        return {Family::Wait, Symbol::Clock, Words::tr("Pending until restart")};
    case Check::Verdict::Differs:
        return {Family::Retry, Symbol::Warn, Words::tr("Differs")};
    }
    Q_UNREACHABLE();
}

Sign signOf(base::LogRecord::Level level)
{
    using Level = base::LogRecord::Level;
    switch (level) {
    case Level::Error:
        return {Family::Fail, Symbol::Error, Words::tr("error")};
    case Level::Warn:
        return {Family::Retry, Symbol::Warn, Words::tr("warn")};
    case Level::Info:
        return {Family::Wait, Symbol::Info, Words::tr("info")};
    case Level::Debug:
        return {Family::Wait, Symbol::Log, Words::tr("debug")};
    }
    Q_UNREACHABLE();
}

} // namespace ui
