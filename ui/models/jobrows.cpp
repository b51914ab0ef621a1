// SPDX-License-Identifier: Apache-2.0
#include "ui/models/jobrows.h"

#include <algorithm>
#include <cstddef>

namespace ui {

using prov::Job;

namespace {

int placeAmong(const std::vector<int> &places, int index)
{
    return static_cast<int>(std::lower_bound(places.begin(), places.end(), index) - places.begin());
}

} // namespace

const JobRows::Batch *JobRows::find(const QString &batch) const
{
    const auto found = m_batchAt.constFind(batch);
    return found == m_batchAt.constEnd() ? nullptr : &m_batches[*found];
}

JobRows::Row JobRows::at(int row) const
{
    const int older = m_count - 1 - row; // rows below it
    const auto behind = std::upper_bound(m_batches.begin(), m_batches.end(), older,
                                         [](int rows, const Batch &batch) { return rows < batch.older; });
    const auto &batch = *(behind - 1);
    const int in = row - firstRow(batch);
    return {batch.id, in == 0 ? QString() : batch.jobs.at(in - 1)};
}

int JobRows::rowOf(const QString &jobId) const
{
    const auto found = m_jobs.constFind(jobId);
    if (found == m_jobs.constEnd())
        return -1;
    const auto &batch = *find(found->batch);
    return firstRow(batch) + 1 + placeAmong(batch.places, found->index);
}

int JobRows::rowOfBatch(const QString &batch) const
{
    const auto *found = find(batch);
    return found ? firstRow(*found) : -1;
}

QStringList JobRows::jobsOf(const QString &batch) const
{
    const auto *found = find(batch);
    return found ? found->jobs : QStringList();
}

/// Most are the newest; one that was removed comes back to where it was.
size_t JobRows::newPlace(qint64 madeMs) const
{
    auto at = m_batches.size();
    while (at > 0 && m_batches[at - 1].madeMs > madeMs)
        --at;
    return at;
}

JobRows::Span JobRows::placeFor(const Job &job) const
{
    if (const auto *batch = find(job.batch)) {
        const int row = firstRow(*batch) + 1 + placeAmong(batch->places, job.index);
        return {row, row};
    }
    const auto at = newPlace(job.createdWallMs);
    const int row = at == m_batches.size() ? 0 : m_count - m_batches[at].older;
    return {row, row + 1};
}

void JobRows::insert(const Job &job)
{
    if (!m_batchAt.contains(job.batch)) {
        const auto at = newPlace(job.createdWallMs);
        m_batches.insert(m_batches.begin() + static_cast<std::ptrdiff_t>(at),
                         Batch{job.batch, job.createdWallMs, 0, {}, {}});
        recount(at);
    }
    const auto at = m_batchAt.value(job.batch);
    auto &batch = m_batches[at];
    const int in = placeAmong(batch.places, job.index);
    batch.places.insert(batch.places.begin() + in, job.index);
    batch.jobs.insert(in, job.id);
    m_jobs.insert(job.id, {job.batch, job.index});
    recount(at);
}

JobRows::Span JobRows::placeOf(const QString &jobId) const
{
    const int row = rowOf(jobId);
    const bool isLast = find(m_jobs.value(jobId).batch)->jobs.size() == 1; // its batch goes with it
    return {isLast ? row - 1 : row, row};
}

void JobRows::remove(const QString &jobId)
{
    const auto gone = m_jobs.take(jobId);
    const auto at = m_batchAt.value(gone.batch);
    auto &batch = m_batches[at];
    const int in = placeAmong(batch.places, gone.index);
    batch.places.erase(batch.places.begin() + in);
    batch.jobs.removeAt(in);
    if (batch.jobs.isEmpty()) {
        m_batchAt.remove(gone.batch);
        m_batches.erase(m_batches.begin() + static_cast<std::ptrdiff_t>(at));
    }
    recount(at);
}

void JobRows::recount(size_t from)
{
    int older = from == 0 ? 0 : m_batches[from - 1].older + m_batches[from - 1].rows();
    for (auto at = from; at < m_batches.size(); ++at) {
        m_batches[at].older = older;
        older += m_batches[at].rows();
        m_batchAt.insert(m_batches[at].id, at);
    }
    m_count = older;
}

} // namespace ui
