// SPDX-License-Identifier: Apache-2.0
// The fate of a clone whose answer was lost (design section 3, "Doubt"). Nothing here has an effect on the
// server.
#include "core/provision/steps.h"

#include "core/pve/decode.h"

#include <algorithm>

namespace prov {

using base::Error;
using Level = base::LogRecord::Level;

namespace {

const QString stubDescription = QStringLiteral(" qmclone temporary file"); // pve/FACTS.md 11
constexpr Millis lookAgain{1'000};

Error taken(const Job &job, const char *why)
{
    return Error::of(Error::Kind::Exists, {why, {job.vmid}},
                     {{QStringLiteral("vmid"), QString::number(job.vmid)}});
}

void unclear(Turn &turn, const char *why)
{
    doubtResolved(turn, Fate::Unknown, {}, Error::of(Error::Kind::Lost, {why, {turn.job.vmid}}));
}

void probed(Turn &turn, const pve::Answer &answer)
{
    auto &job = turn.job;
    auto &doubt = *job.doubt;
    if (!answer && answer.error().kind != Error::Kind::Exists)
        return doubtResolved(turn, Fate::Unknown, {}, answer.error());
    doubt.taken = !answer;
    if (doubt.taken) {
        doubt.freeSeen = 0;
        return turn.ask(Ask::DoubtConfig);
    }
    doubt.locked = false;
    turn.ask(Ask::DoubtTasks);
}

/// The VM is there, and readable. Whose is it?
void judgeConfig(Turn &turn, const pve::VmConfig &config)
{
    auto &job = turn.job;
    auto &doubt = *job.doubt;
    const auto description = config.values.value(QStringLiteral("description"));
    doubt.locked = config.values.value(QStringLiteral("lock")) == QLatin1String("clone");
    if (recognise(job, config.values))
        return doubt.locked ? turn.ask(Ask::DoubtTasks) : doubtResolved(turn, Fate::Finished, {}, {});
    const bool stub =
        doubt.locked && (description == stubDescription || description == stubDescription.trimmed());
    if (stub)
        return turn.ask(Ask::DoubtTasks);
    doubtResolved(turn, Fate::Stranger, {},
                  taken(job, QT_TRANSLATE_NOOP("Wording", "VMID %1 belongs to another VM")));
}

void configRead(Turn &turn, const pve::Answer &answer)
{
    auto &doubt = *turn.job.doubt;
    if (!answer) {
        // A token that is scoped to a pool sees nothing until the end of the clone: 403 never counts as
        // "nothing".
        if (answer.error().kind == Error::Kind::Forbidden) {
            doubt.locked = true;
            return turn.ask(Ask::DoubtTasks);
        }
        if (answer.error().kind == Error::Kind::NotFound) {
            if (!std::exchange(doubt.searched, true))
                return turn.ask(Ask::DoubtFind);
            if (turn.now() - doubt.since <= turn.settings().taskPatience)
                return turn.askLater(Ask::DoubtProbe, lookAgain);
        }
        return doubtResolved(turn, Fate::Unknown, {}, answer.error());
    }
    const auto config = pve::decodeConfig(*answer);
    if (!config)
        return doubtResolved(turn, Fate::Unknown, {}, config.error());
    judgeConfig(turn, *config);
}

void vmLookedFor(Turn &turn, const pve::Answer &answer)
{
    auto &job = turn.job;
    const auto rows = answer ? pve::decodeResources(*answer) : base::failure(answer.error());
    if (!rows)
        return doubtResolved(turn, Fate::Unknown, {}, rows.error());
    for (const auto &row : *rows) {
        if (row.vmid != job.vmid)
            continue;
        if (row.type != pve::Resource::Type::Qemu) // a container has the VMID
            return doubtResolved(turn, Fate::Stranger, {},
                                 taken(job, QT_TRANSLATE_NOOP("Wording", "VMID %1 belongs to a container")));
        job.node = row.node;
    }
    turn.askLater(Ask::DoubtConfig, lookAgain);
}

/// No task that could be ours is visible.
void noTaskVisible(Turn &turn)
{
    auto &job = turn.job;
    auto &doubt = *job.doubt;
    if (doubt.taken) { // wait for the lock to go, with the patience of a task; never delete, never repeat
        if (turn.now() - doubt.since > turn.settings().taskPatience)
            return unclear(
                turn, QT_TRANSLATE_NOOP("Wording",
                                        "VM %1 stays locked, and no task of ours that makes it can be seen"));
        return turn.askLater(Ask::DoubtConfig, Millis{5'000});
    }
    if (doubt.freeSeen == 0 || turn.now() - doubt.lastFree >= turn.settings().doubtGap) {
        ++doubt.freeSeen;
        doubt.lastFree = turn.now();
    }
    if (doubt.freeSeen >= 2)
        return doubtResolved(turn, Fate::NeverHappened, {}, {});
    turn.askLater(Ask::DoubtProbe, turn.settings().doubtGap - (turn.now() - doubt.lastFree));
}

void tasksRead(Turn &turn, const pve::Answer &answer)
{
    auto &job = turn.job;
    const auto tasks = answer ? pve::decodeTasks(*answer) : base::failure(answer.error());
    if (!tasks)
        return doubtResolved(turn, Fate::Unknown, {}, tasks.error());
    auto &candidates = job.doubt->candidates;
    candidates.clear();
    const auto templateId = QString::number(job.spec.templateId);
    for (const auto &row : tasks->rows) {
        const bool ours = row.upid.user == job.owner.user && row.upid.node == job.templateNode &&
                          !job.endedClones.contains(row.upid.text);
        if (ours && row.upid.type == QLatin1String("qmclone") && row.upid.id == templateId)
            candidates.append(row);
    }
    // Running ones first: they decide most often.
    std::stable_partition(candidates.begin(), candidates.end(),
                          [](const pve::TaskRow &row) { return row.running; });
    if (candidates.isEmpty())
        return noTaskVisible(turn);
    turn.ask(Ask::DoubtLog);
}

/// A task that certainly makes our VMID.
void judgeTask(Turn &turn, const pve::TaskRow &row)
{
    auto &job = turn.job;
    auto &doubt = *job.doubt;
    if (row.running)
        return doubtResolved(turn, Fate::Running, row, {});
    if (row.exit->good()) {
        // "Free" may be older than its end, and a pool's VM is readable a moment after it.
        if (!doubt.endSeen)
            doubt.endSeen = turn.now();
        if (turn.now() - *doubt.endSeen <= turn.settings().readAgain)
            return turn.askLater(doubt.taken ? Ask::DoubtConfig : Ask::DoubtProbe, lookAgain);
        if (!doubt.taken)
            return unclear(turn,
                           QT_TRANSLATE_NOOP("Wording", "VM %1 was made, and somebody has removed it since"));
        return unclear(turn, QT_TRANSLATE_NOOP("Wording", "VM %1 was made, but it cannot be read"));
    }
    if (doubt.taken && doubt.locked) {
        if (!doubt.endSeen) { // the lock may have been seen before the end
            doubt.endSeen = turn.now();
            return turn.ask(Ask::DoubtProbe);
        }
        return doubtResolved(
            turn, Fate::Orphan, row,
            Error::of(
                Error::Kind::Server,
                {QT_TRANSLATE_NOOP("Wording", "the clone of VM %1 ended with \"%2\" and left it locked"),
                 {job.vmid, row.exit->text}}));
    }
    doubtResolved(turn, Fate::EndedBadly, row, {});
}

void logRead(Turn &turn, const pve::Answer &answer)
{
    auto &job = turn.job;
    auto &candidates = job.doubt->candidates;
    const auto row = candidates.takeFirst();
    const auto log = answer ? pve::decodeTaskLog(*answer) : base::failure(answer.error());
    if (log && !log->lines.isEmpty()) {
        const auto line = parseCloneLine(log->lines.first().text);
        if (line && line->source == job.spec.templateId && line->target == job.vmid)
            return judgeTask(turn, row);
    }
    if (!candidates.isEmpty())
        return turn.ask(Ask::DoubtLog);
    noTaskVisible(turn);
}

} // namespace

void beginDoubt(Turn &turn)
{
    auto &job = turn.job;
    turn.note(Level::Warn,
              QStringLiteral("it is not known whether VM %1 is being cloned: finds out").arg(job.vmid));
    job.doubt = Doubt{};
    job.doubt->since = turn.now();
    job.badExit.reset();
    job.vm = Presence::Unknown;
    job.waitsForSlot = false;
    turn.ask(Ask::DoubtProbe);
}

void doubtReplied(Turn &turn, Ask ask, const pve::Answer &answer)
{
    if (!turn.job.doubt)
        return;
    if (ask == Ask::DoubtProbe)
        return probed(turn, answer);
    if (ask == Ask::DoubtConfig)
        return configRead(turn, answer);
    if (ask == Ask::DoubtFind)
        return vmLookedFor(turn, answer);
    if (ask == Ask::DoubtTasks)
        return tasksRead(turn, answer);
    logRead(turn, answer);
}

void doubtResolved(Turn &turn, Fate fate, const std::optional<pve::TaskRow> &task, const Error &error)
{
    turn.job.doubt.reset();
    if (turn.job.step == Step::Cancelling)
        cancellingDoubtResolved(turn, fate, task, error);
    else
        cloningDoubtResolved(turn, fate, task, error);
}

} // namespace prov
