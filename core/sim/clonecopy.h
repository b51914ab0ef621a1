// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/storage.h"
#include "core/sim/vm.h"

#include <optional>

namespace sim {

class World;

/// What a clone task knows; handed from step to step.
struct CloneJob
{
    QByteArray upid;
    int source = 0;
    int target = 0;
    QByteArray node;
    QByteArray targetNode;
    QByteArray pool;
    QByteArray storage; ///< empty = as the source's drive
    QByteArray format = "qcow2";
    int bwlimit = 0; ///< KiB/s, 0 = none
    bool full = false;
    bool killMidway = false;
    Millis hearsFrom{0};                   ///< when it starts to heed a SIGTERM
    std::optional<Millis> killCopy;        ///< when, on the simulator's time line
    std::optional<QByteArray> fullStorage; ///< has no space left; empty = whichever it is
    Millis holdAfter{0}; ///< somebody takes the new VM's flock for so long when the clone lets go of it
    Config sourceConfig;
    Config config; ///< the new VM's, drives added as they get done
    QList<QByteArray> drives;
    int disks = 0; ///< volumes named so far
};

/// One drive on its way.
struct Copy
{
    QByteArray key;
    Drive from;
    Drive to;
    Storage storage;
    qint64 bytes = 0;
    bool linked = false;
};

[[nodiscard]] QByteArray idText(int vmid);
/// The next drive of the job: where it comes from and the volume it becomes.
[[nodiscard]] Copy planCopy(const World &world, CloneJob &job);
/// "command '/usr/bin/qemu-img convert …' failed: "
[[nodiscard]] QByteArray copyCommand(const World &world, const CloneJob &job, const Copy &copy);
/// Bytes that are written: templates are mostly holes.
[[nodiscard]] qint64 dataOf(const World &world, const Copy &copy);
/// How far the copy gets before its storage is full; nothing when it fits.
[[nodiscard]] std::optional<qint64> fullAt(const World &world, const CloneJob &job, const Copy &copy);
[[nodiscard]] Millis copySpan(const World &world, const CloneJob &job, const Copy &copy);
void logAllocation(World &world, const CloneJob &job, const Copy &copy);
/// Progress lines, one per percent, written ahead.
void logProgress(World &world, const CloneJob &job, const Copy &copy, Millis span, int percents);

} // namespace sim
