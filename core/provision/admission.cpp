// SPDX-License-Identifier: Apache-2.0
#include "core/provision/admission.h"

#include "core/provision/settlememory.h"

#include <QHash>

#include <algorithm>
#include <vector>

namespace prov {

namespace {

constexpr int practicallyUnlimited = 64; // the most parallel jobs there can be

bool holdsSlot(const Job &job)
{
    return job.step != Step::Queued && !isFinal(job.step) && !job.waitsForSecret && !job.detached;
}

QString storageKey(const Job &job)
{
    return SettleMemory::key(job.templateNode, job.cloneStorage);
}

/// A clone that is being made, or about which it is not known.
bool occupiesStorage(const Job &job)
{
    const bool posting = job.intent && job.intent->ask == Ask::Clone;
    return job.step == Step::Cloning && (posting || job.task || job.doubt || job.badExit);
}

struct Batch
{
    int running = 0;
    QList<const Job *> queued; ///< in the order of their making
    qsizetype taken = 0;       ///< of the queued ones, from the front
};

/// In the order of their first jobs.
std::vector<Batch> batchesOf(const QList<const Job *> &jobs)
{
    std::vector<Batch> batches;
    QHash<QString, std::size_t> places;
    for (const auto *job : jobs) {
        const std::size_t place = places.value(job->batch, batches.size());
        if (place == batches.size()) {
            places.insert(job->batch, place);
            batches.emplace_back();
        }
        if (job->step == Step::Queued)
            batches[place].queued.append(job);
        else if (holdsSlot(*job))
            ++batches[place].running;
    }
    return batches;
}

/// So that batches take turns: the one with the fewest running jobs gives the next one.
QStringList fromQueue(const QList<const Job *> &jobs, qsizetype free)
{
    auto batches = batchesOf(jobs);
    QStringList result;
    while (result.size() < free) {
        Batch *next = nullptr;
        for (Batch &batch : batches) {
            if (batch.taken < batch.queued.size() && (next == nullptr || batch.running < next->running))
                next = &batch;
        }
        if (next == nullptr)
            break;
        result.append(next->queued.at(next->taken++)->id);
        ++next->running;
    }
    return result;
}

QStringList toClone(const QList<const Job *> &jobs, const StorageTurns &turns)
{
    const auto waits = [](const Job *job) { return job->step == Step::Cloning && job->waitsForSlot; };
    if (std::none_of(jobs.begin(), jobs.end(), waits))
        return {};
    QStringList result;
    QMap<QString, int> cloning;
    for (const auto *job : jobs)
        cloning[storageKey(*job)] += occupiesStorage(*job) ? 1 : 0;
    for (const auto *job : jobs) {
        if (!waits(job))
            continue;
        const auto key = storageKey(*job);
        const int limit = turns.limit(key);
        if (limit != 0 && cloning[key] >= limit)
            continue;
        ++cloning[key];
        result.append(job->id);
    }
    return result;
}

} // namespace

void StorageTurns::observe(const QString &key, bool locked)
{
    if (locked) {
        m_limits.insert(key, 1);
        return;
    }
    const auto limit = m_limits.find(key);
    if (limit == m_limits.end())
        return;
    *limit *= 2;
    if (*limit >= practicallyUnlimited)
        m_limits.erase(limit);
}

Admission admit(const QList<const Job *> &jobs, int parallelJobs, const StorageTurns &turns)
{
    const auto held = std::count_if(jobs.begin(), jobs.end(), [](const Job *job) { return holdsSlot(*job); });
    return {fromQueue(jobs, parallelJobs - held), toClone(jobs, turns)};
}

} // namespace prov
