// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/logrecord.h"
#include "core/provision/job.h"
#include "core/provision/settlememory.h"

namespace prov {

/// Where jobs survive: the seam between Engine and the journal (store::Journal). Synchronous; one thread.
class JobStore
{
public:
    struct Loaded
    {
        QList<Job> jobs;      ///< in the order of their making
        QStringList problems; ///< rows that could not be read, each with its reason; they stay where they are
        SettleMemory settle;
    };
    /// Everything that must become true at once.
    struct Change
    {
        QList<Job> jobs;
        std::optional<SettleMemory> settle;
    };

    JobStore() = default;
    JobStore(const JobStore &) = delete;
    JobStore &operator=(const JobStore &) = delete;
    virtual ~JobStore() = default;

    [[nodiscard]] virtual base::Result<Loaded> load(TimePoint now) = 0;
    /// One transaction, on disk when it returns.
    [[nodiscard]] virtual base::Result<bool> save(const Change &change, TimePoint now) = 0;
    [[nodiscard]] virtual base::Result<bool> remove(const QStringList &jobIds) = 0;
    /// The log of a job. Debug records are kept only while it is unfinished or failed; best effort, no
    /// durability promise.
    virtual void append(const QList<base::LogRecord> &records) = 0;
    [[nodiscard]] virtual QList<base::LogRecord> records(const QString &jobId) = 0;
};

} // namespace prov
