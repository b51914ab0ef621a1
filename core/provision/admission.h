// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/job.h"

#include <QMap>

namespace prov {

/// How many clones may begin at once on one (node, storage). Unlimited until a storage lock could not be had;
/// then one at a time until one succeeds, then double per success (design section 3, "parallel jobs"). A
/// value.
class StorageTurns
{
public:
    void observe(const QString &key, bool locked);
    /// 0 = unlimited.
    [[nodiscard]] int limit(const QString &key) const { return m_limits.value(key, 0); }

private:
    QMap<QString, int> m_limits;
};

/// Which jobs may go on now. Pure.
struct Admission
{
    QStringList fromQueue; ///< leave the queue: Admitted
    QStringList toClone;   ///< their storage lets one more clone begin: SlotGranted
};
/// `jobs` in the order of their making; only those of one server. Batches take turns; a job that waits for
/// its secret or is detached gives its slot to others.
[[nodiscard]] Admission admit(const QList<const Job *> &jobs, int parallelJobs, const StorageTurns &turns);

} // namespace prov
