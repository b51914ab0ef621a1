// SPDX-License-Identifier: Apache-2.0
#include "core/provision/admission.h"

#include "core/provision/settlememory.h"

#include <algorithm>

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

/// The queued jobs so that batches take turns: the batch with the fewest running jobs gives the next one.
QList<const Job *> inTurn(const QList<const Job *> &jobs)
{
    QMap<QString, int> running;
    QMap<QString, QList<const Job *>> queued;
    QStringList order;
    for (const auto *job : jobs) {
        if (!order.contains(job->batch))
            order.append(job->batch);
        if (job->step == Step::Queued)
            queued[job->batch].append(job);
        else if (holdsSlot(*job))
            ++running[job->batch];
    }
    QList<const Job *> result;
    while (true) {
        QString next;
        for (const auto &batch : order) {
            if (!queued.value(batch).isEmpty() &&
                (next.isNull() || running.value(batch) < running.value(next)))
                next = batch;
        }
        if (next.isNull())
            return result;
        result.append(queued[next].takeFirst());
        ++running[next];
    }
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
    Admission admission;
    const auto held = std::count_if(jobs.begin(), jobs.end(), [](const Job *job) { return holdsSlot(*job); });
    auto free = std::max<qsizetype>(0, parallelJobs - held);
    for (const auto *job : inTurn(jobs)) {
        if (free-- <= 0)
            break;
        admission.fromQueue.append(job->id);
    }
    QMap<QString, int> cloning;
    for (const auto *job : jobs)
        cloning[storageKey(*job)] += occupiesStorage(*job) ? 1 : 0;
    for (const auto *job : jobs) {
        if (job->step != Step::Cloning || !job->waitsForSlot)
            continue;
        const auto key = storageKey(*job);
        const int limit = turns.limit(key);
        if (limit != 0 && cloning[key] >= limit)
            continue;
        ++cloning[key];
        admission.toClone.append(job->id);
    }
    return admission;
}

} // namespace prov
