// SPDX-License-Identifier: Apache-2.0
// Patience with a task: without progress it is detached, never failed (design section 3).
#include "core/provision/steps.h"

#include "core/pve/decode.h"

#include <algorithm>

namespace prov {

using Level = base::LogRecord::Level;

namespace {

Millis patienceWith(const Turn &turn)
{
    const auto &settings = turn.settings();
    return std::max(settings.taskPatience, turn.job.task->longestGap * settings.patienceGaps);
}

void progressed(Turn &turn, int total)
{
    auto &task = *turn.job.task;
    task.longestGap = std::max(task.longestGap, turn.now() - task.lastGrowth);
    task.lastGrowth = turn.now();
    task.logTotal = std::max(task.logTotal, total);
}

/// The deadline moves with the progress; a request under way is left alone.
void rearm(Turn &turn)
{
    auto &job = turn.job;
    if (!job.intent && job.next == Ask::PatienceLog)
        job.wakeAt = job.task->lastGrowth + patienceWith(turn);
}

} // namespace

void taskLogGrew(Turn &turn, const TaskLogGrew &grown)
{
    auto &job = turn.job;
    progressed(turn, grown.total);
    for (const auto &line : grown.lines)
        job.progress.feed(line.text);
    if (job.cloneUpid && job.task->upid == *job.cloneUpid)
        job.percent = job.progress.percent();
    if (job.detached)
        return keepWatching(turn);
    rearm(turn);
}

void patienceReplied(Turn &turn, const pve::Answer &answer)
{
    auto &job = turn.job;
    if (!job.task)
        return;
    const auto log = answer ? pve::decodeTaskLog(*answer) : base::failure(answer.error());
    // A log that cannot be read fails no job; it is no sign of progress either.
    if (log && log->total > job.task->logTotal) {
        progressed(turn, log->total);
        if (job.detached)
            keepWatching(turn);
    } else if (!job.detached) {
        turn.note(
            Level::Warn,
            QStringLiteral(
                "no progress for %1 s: detached; it is looked at every %2 s and goes on when the task ends")
                .arg((turn.now() - job.task->lastGrowth).count() / 1000)
                .arg(turn.settings().detachedInterval.count() / 1000),
            {{QStringLiteral("upid"), job.task->upid.text}});
        turn.watchSlowly();
    }
    turn.askLater(Ask::PatienceLog, patienceWith(turn));
}

void keepWatching(Turn &turn)
{
    auto &job = turn.job;
    job.detached = false;
    job.task->lastGrowth = turn.now();
    // Only the question of patience is put off; a cancel that is under way is not.
    if (job.next == Ask::PatienceLog || (job.intent && job.intent->ask == Ask::PatienceLog))
        turn.askLater(Ask::PatienceLog, patienceWith(turn));
    turn.command(WatchTask{job.task->upid, false});
}

void giveUp(Turn &turn)
{
    auto &job = turn.job;
    const auto upid = job.task->upid;
    const auto error = base::Error::of(
        base::Error::Kind::Cancelled,
        {QT_TRANSLATE_NOOP("Wording", "given up while task %1 was running on the server"), {upid.text}},
        {{QStringLiteral("upid"), upid.text}, {QStringLiteral("node"), upid.node}});
    if (isFinal(job.step))
        return giveUpCleanup(turn, error);
    if (job.step == Step::Cancelling)
        return giveUpCancel(turn, error);
    turn.fail(Failure::Reason::GivenUp, error);
}

} // namespace prov
