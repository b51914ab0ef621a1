// SPDX-License-Identifier: Apache-2.0
#include "ui/wording.h"

#include "core/base/shown.h"
#include "core/provision/wording.h"
#include "core/pve/failures.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

using prov::Check;
using prov::Job;
using prov::Step;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::Words)
};

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

bool isWorking(Step step)
{
    return std::find(prov::workingSteps.begin(), prov::workingSteps.end(), step) != prov::workingSteps.end();
}

bool isRepeating(const Job &job)
{
    return job.trouble || (isWorking(job.step) && !job.record(job.step).failures.isEmpty());
}

QString transferText(const prov::TaskProgress &progress, const prov::CopyPace &pace, base::TimePoint now)
{
    if (const auto lock = lockText(progress); !lock.isEmpty())
        return lock;
    const auto words = copyWords(progress, pace, now);
    if (words.sizes.isEmpty())
        return progress.linked ? Words::tr("linked clone") : progress.lastLine;
    return dotted({words.left, words.disk, words.sizes});
}

QString resultText(const Job &job)
{
    QStringList parts{job.checks.isEmpty() ? QString() : checksText(job.checks)};
    for (const auto &remark : job.remarks)
        parts.append(base::shown(remark));
    return dotted(parts);
}

QString waitText(const Job &job, base::TimePoint now)
{
    if (job.waitsForSecret)
        return Words::tr("The cloud-init password is needed again.");
    if (job.detached && job.task) {
        const auto silent = (now - job.task->lastGrowth).count();
        return Words::tr("No progress for %1; the server still works on it.").arg(durationText(silent));
    }
    if (job.trouble)
        return Words::tr("%1; asking again").arg(base::shown(*job.trouble));
    if (job.doubt)
        return Words::tr("finding out what became of the clone");
    if (job.waitsForSlot)
        return Words::tr("waits for its turn on the storage");
    if (isRepeating(job))
        return Words::tr("%1; trying again").arg(failedTryText(job.record(job.step).failures.last()));
    return {};
}

} // namespace

QString lockText(const prov::TaskProgress &progress)
{
    if (progress.waitingFor.isEmpty())
        return {};
    // The lock of a local storage and that of a VM read the same in the log.
    return progress.waitingFor == u"lock"
               ? Words::tr("waits for a lock on the server")
               : Words::tr("waits for the lock of storage %1").arg(progress.waitingFor);
}

bool wasDeleted(const Job &job)
{
    return prov::isFinal(job.step) && job.vm == prov::Presence::None &&
           job.record(Step::Cloning).state == prov::StepRecord::State::Done;
}

QString withoutMnemonic(QString text)
{
    text.replace(QStringLiteral("&&"), QStringLiteral("\n"));
    text.remove(u'&');
    return text.replace(u'\n', u'&');
}

CopyWords copyWords(const prov::TaskProgress &progress, const prov::CopyPace &pace, base::TimePoint now)
{
    CopyWords words;
    if (progress.done.isEmpty() || progress.totalBytes() == 0)
        return words;
    words.sizes =
        Words::tr("%1 of %2").arg(sizeText(progress.copiedBytes()), sizeText(progress.totalBytes()));
    if (const auto speed = pace.bytesPerSecond(progress))
        words.speed = Words::tr("%1/s").arg(sizeText(*speed));
    if (const auto left = pace.left(now))
        words.left = leftText({*left});
    const auto at = progress.diskBytes.keys().indexOf(progress.currentDrive);
    const auto percent = progress.drivePercent();
    if (progress.diskBytes.size() < 2 || at < 0 || !percent)
        return words;
    words.disk =
        Words::tr("disk %1 of %2: %3")
            .arg(QString::number(at + 1), QString::number(progress.diskBytes.size()), percentText(*percent));
    if (const auto left = pace.driveLeft(now))
        words.disk = Words::tr("%1, %2").arg(words.disk, leftText({*left}));
    return words;
}

QString dotted(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString failedTryText(const prov::Attempt &attempt)
{
    const auto error = pve::failureFromText(attempt.text.english(), 500);
    if (error.kind != base::Error::Kind::Locked)
        return base::shown(attempt.text);
    const auto what = error.fields.value(QStringLiteral("what"));
    if (what == u"config")
        return Words::tr("VM is locked (%1)").arg(error.fields.value(QStringLiteral("lock")));
    return what == u"vm" ? Words::tr("VM was locked")
                         : Words::tr("storage %1 was locked").arg(error.fields.value(QStringLiteral("id")));
}

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

QString presenceText(const Job &job)
{
    switch (job.vm) {
    case prov::Presence::None:
        return Words::tr("There is no VM on the server.");
    case prov::Presence::Present:
        return Words::tr("VM %1 is on %2.").arg(job.vmid).arg(job.node);
    case prov::Presence::Orphan:
        return Words::tr("VM %1 is left locked on the server.").arg(job.vmid);
    case prov::Presence::Unknown:
        return Words::tr("It is not known whether VM %1 is there.").arg(job.vmid);
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

namespace {

/// Of a job that has come to no good end, what to do is what counts.
bool wantsRemedy(const Job &job)
{
    const bool notDeleted = job.cleanup && job.cleanup->error;
    return prov::isFinal(job.step) && !wasDeleted(job) && (job.step != Step::Ready || notDeleted);
}

QString ownText(const Job &job, base::TimePoint now, const prov::CopyPace &pace)
{
    if (wasDeleted(job))
        return Words::tr("VM %1 was deleted.").arg(job.vmid);
    if (job.step == Step::Ready)
        return resultText(job);
    if (const auto text = waitText(job, now); !text.isEmpty())
        return text;
    switch (job.step) {
    case Step::Queued:
        return Words::tr("waits for a free slot");
    case Step::Reserving:
        return Words::tr("looks for a free VMID");
    case Step::Cloning:
        return transferText(job.progress, pace, now);
    case Step::Settling:
        return Words::tr("waits for the lock to go");
    case Step::AwaitingGuest:
        return Words::tr("asks the guest agent");
    case Step::Cancelling:
        return presenceText(job);
    case Step::Configuring:
    case Step::Resizing:
    case Step::Verifying:
    case Step::Starting:
    case Step::Ready:
    case Step::Failed:
    case Step::Cancelled:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace

QString progressText(const Job &job, base::TimePoint now, const prov::CopyPace &pace)
{
    if (wantsRemedy(job))
        return prov::explain(job).todo;
    QStringList parts; // VMIDs that are left come first: a person has to see to them
    for (const auto vmid : job.leftBehind)
        parts.append(Words::tr("VM %1 left locked").arg(vmid));
    return dotted(parts + QStringList{ownText(job, now, pace)});
}

QString checksText(const QList<Check> &checks)
{
    const auto count = [&checks](Check::Verdict verdict) {
        return static_cast<int>(std::count_if(checks.begin(), checks.end(), [verdict](const Check &check) {
            return check.verdict == verdict;
        }));
    };
    const auto total = static_cast<int>(checks.size());
    if (const int differ = count(Check::Verdict::Differs))
        return Words::tr("%1 of %n value(s) differ", nullptr, total).arg(differ);
    if (const int pending = count(Check::Verdict::PendingRestart))
        return Words::tr("%1 of %n value(s) wait for a restart", nullptr, total).arg(pending);
    return Words::tr("%1 of %n value(s) applied", nullptr, total).arg(total);
}

Tries triesOf(const Job &job, const prov::Settings &settings)
{
    Step worst = Step::Configuring;
    for (const auto step : prov::workingSteps) {
        if (job.record(step).failures.size() > job.record(worst).failures.size())
            worst = step;
    }
    if (isWorking(job.step) && !job.record(job.step).failures.isEmpty())
        worst = job.step;
    const auto failed = static_cast<int>(job.record(worst).failures.size());
    const auto state = job.record(worst).state;
    const bool goesOn =
        state != prov::StepRecord::State::Failed && state != prov::StepRecord::State::Cancelled;
    return {failed, failed == 0 ? 1 : qMax(prov::mostTries(worst, settings), failed + (goesOn ? 1 : 0)),
            goesOn};
}

QString triesText(const Tries &tries)
{
    const int last = tries.failed + (tries.goesOn || tries.failed == 0 ? 1 : 0);
    return tries.most == 1 ? QString::number(last) : Words::tr("%1 of %2").arg(last).arg(tries.most);
}

} // namespace ui
