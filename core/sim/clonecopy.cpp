// SPDX-License-Identifier: Apache-2.0
#include "core/sim/clonecopy.h"

#include "core/sim/world.h"

namespace sim {

QByteArray idText(int vmid)
{
    return QByteArray::number(vmid);
}

Copy planCopy(const World &world, CloneJob &job)
{
    Copy copy;
    copy.key = job.drives.first();
    copy.from = Drive::parse(job.sourceConfig.value(copy.key));
    const bool cloudInit = copy.from.isCloudInit();
    copy.linked = !job.full && !cloudInit;
    if (const Storage *storage = world.storage(job.storage.isEmpty() ? copy.from.storage() : job.storage))
        copy.storage = *storage;
    const QByteArray size = copy.from.option("size");
    copy.bytes = cloudInit ? 4LL << 20 : parseSize(size);
    const QByteArray name =
        "vm-" + idText(job.target) + (cloudInit ? QByteArray("-cloudinit") : "-disk-" + idText(job.disks++));
    copy.to.options = copy.from.options;
    copy.to.setOption("size", cloudInit ? "4M" : size);
    copy.to.volume = copy.linked ? copy.storage.linkedVolume(copy.from.volume, job.target, name)
                                 : copy.storage.volume(job.target, name, cloudInit ? "qcow2" : job.format);
    return copy;
}

QByteArray copyCommand(const World &world, const CloneJob &job, const Copy &copy)
{
    const Storage *from = world.storage(copy.from.storage());
    const QByteArray limit = job.bwlimit > 0 ? " -r " + idText(job.bwlimit) + 'K' : QByteArray();
    return "command '/usr/bin/qemu-img convert -p -n" + limit + " -f qcow2 -O " + job.format + ' ' +
           (from ? from->path(copy.from.volume) : copy.from.volume) +
           " zeroinit:" + copy.storage.path(copy.to.volume) + "' failed: ";
}

qint64 dataOf(const World &world, const Copy &copy)
{
    return world.data.value(copy.from.volume, copy.bytes / 80);
}

std::optional<qint64> fullAt(const World &world, const CloneJob &job, const Copy &copy)
{
    if (job.fullStorage && (job.fullStorage->isEmpty() || *job.fullStorage == copy.storage.id))
        return copy.bytes * 12 / 100;
    const qint64 room = copy.storage.total - copy.storage.used;
    return room < dataOf(world, copy) ? std::optional(room) : std::nullopt;
}

Millis copySpan(const World &world, const CloneJob &job, const Copy &copy)
{
    if (copy.from.isCloudInit() || copy.linked)
        return qMin(tasks::work(world, job.upid, 100, 0.5), Millis(100) * world.pace);
    constexpr qint64 kMsFor32GiB = 13'000;
    const double part = static_cast<double>(copy.bytes) / static_cast<double>(32LL << 30);
    auto ms = static_cast<qint64>(part * kMsFor32GiB) * copy.storage.copyFactor;
    if (job.bwlimit > 0)
        ms = qMax(ms, dataOf(world, copy) * 1000 / (job.bwlimit * 1024LL) / world.pace);
    qint64 left = 0; // bytes of this disk and those after it
    for (const QByteArray &key : job.drives)
        left += qMax<qint64>(0, parseSize(Drive::parse(job.sourceConfig.value(key)).option("size")));
    const double share = static_cast<double>(copy.bytes) / static_cast<double>(qMax(left, copy.bytes));
    return tasks::work(world, job.upid, static_cast<int>(ms), share * 0.98); // the rest is for the end
}

void logAllocation(World &world, const CloneJob &job, const Copy &copy)
{
    const QByteArray path = copy.storage.path(copy.to.volume);
    const QByteArray tail = " compression_type=zlib size=" + QByteArray::number(copy.bytes);
    if (copy.linked) {
        const QByteArray base = copy.from.volume.mid(copy.from.volume.indexOf(':') + 1);
        const QByteArray name = path.mid(path.lastIndexOf('/') + 1);
        tasks::log(world, job.upid,
                   "clone " + base + ": images, " + name + ", " + idText(job.target) + " to " + name +
                       " (base=../" + base + ')');
        tasks::log(world, job.upid,
                   "Formatting '" + path +
                       "', fmt=qcow2 cluster_size=131072 extended_l2=on preallocation=metadata" + tail +
                       " backing_file=../" + base + " backing_fmt=qcow2 lazy_refcounts=off refcount_bits=16");
        return;
    }
    if (copy.storage.isDirectory()) {
        tasks::log(world, job.upid,
                   "Formatting '" + path +
                       "', fmt=qcow2 cluster_size=65536 extended_l2=off preallocation=metadata" + tail +
                       " lazy_refcounts=off refcount_bits=16");
    }
    tasks::log(world, job.upid, "allocated target volume '" + copy.to.volume + '\'');
}

void logProgress(World &world, const CloneJob &job, const Copy &copy, Millis span, int percents)
{
    Task &task = world.tasks[job.upid];
    const QByteArray whole = humanSize(static_cast<double>(copy.bytes));
    const qint64 step =
        qMax<qint64>(1, qMin<qint64>(100, 2000 / qMax<qint64>(1, span.count()))); // at most one in 20 ms
    for (qint64 percent = 0; percent <= percents; percent += step) {
        const double done = static_cast<double>(copy.bytes) * static_cast<double>(percent) / 100;
        task.log.append({world.now + span * percent / 100, "transferred " + humanSize(done) + " of " + whole +
                                                               " (" + QByteArray::number(percent) + ".00%)"});
    }
}

} // namespace sim
