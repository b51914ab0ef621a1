// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/job.h"

#include <QHash>
#include <QStringList>

#include <vector>

namespace ui {

/// Which row a job has in the table: the newest batch first, each behind one row of its own, its jobs in
/// their order. Kept from the oldest on, so that what is new moves nothing that is old.
class JobRows
{
public:
    struct Row
    {
        QString batch;
        QString job; ///< empty: the row of the batch
    };
    struct Span
    {
        int first = 0;
        int last = 0;
    };

    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] Row at(int row) const;
    [[nodiscard]] int rowOf(const QString &jobId) const; ///< −1: it has none
    [[nodiscard]] int rowOfBatch(const QString &batch) const;
    [[nodiscard]] QStringList jobsOf(const QString &batch) const;
    [[nodiscard]] QStringList jobs() const { return m_jobs.keys(); } ///< in no order

    [[nodiscard]] Span placeFor(const prov::Job &job) const; ///< of the rows that insert() makes
    void insert(const prov::Job &job);
    [[nodiscard]] Span placeOf(const QString &jobId) const; ///< of the rows that remove() takes; it has one
    void remove(const QString &jobId);

private:
    struct Batch
    {
        QString id;
        qint64 madeMs = 0;
        int older = 0; ///< rows of the batches before it
        QStringList jobs;
        std::vector<int> places; ///< of the jobs, in the whole batch; ascending
        [[nodiscard]] int rows() const { return 1 + static_cast<int>(jobs.size()); }
    };
    struct Place
    {
        QString batch;
        int index = 0;
    };
    [[nodiscard]] const Batch *find(const QString &batch) const;
    [[nodiscard]] size_t newPlace(qint64 madeMs) const;
    [[nodiscard]] int firstRow(const Batch &batch) const { return m_count - batch.older - batch.rows(); }
    void recount(size_t from);

    std::vector<Batch> m_batches; ///< the oldest first
    QHash<QString, size_t> m_batchAt;
    QHash<QString, Place> m_jobs;
    int m_count = 0;
};

} // namespace ui
