// SPDX-License-Identifier: Apache-2.0
#include "core/sim/vmcalls.h"

#include "core/sim/configcheck.h"
#include "core/sim/lockedtask.h"
#include "core/sim/world.h"

namespace sim {

namespace {

/// Empty when the disk may grow to `size`, which is then set.
QByteArray resizeTrouble(World &world, const Call &call, qint64 &size)
{
    if (const QByteArray text = vmTrouble(world, call); !text.isEmpty())
        return text;
    const Vm &vm = *world.vmOn(call.node(), call.vmid());
    if (!call.param("digest").isEmpty() && call.param("digest") != vm.digest())
        return "checksum mismatch (file change by other user?)";
    const QByteArray disk = call.param("disk");
    if (!vm.config.contains(disk))
        return "disk '" + disk + "' does not exist";
    const Drive drive = Drive::parse(vm.value(disk));
    if (drive.isCdrom())
        return "you can't resize a cdrom";
    const qint64 old = volumeBytes(drive);
    const QByteArray asked = call.param("size");
    size = asked.startsWith('+') ? old + parseSize(asked.mid(1)) : parseSize(asked);
    return size < old ? QByteArray("shrinking disks is not supported") : QByteArray();
}

void grow(World &world, const Call &call, const QByteArray &upid)
{
    qint64 size = 0;
    if (const QByteArray text = resizeTrouble(world, call, size); !text.isEmpty()) {
        tasks::end(world, upid, text);
        return;
    }
    const QByteArray disk = call.param("disk");
    const Drive drive = Drive::parse(world.vms[call.vmid()].value(disk));
    if (size == volumeBytes(drive)) {
        tasks::end(world, upid);
        return;
    }
    constexpr qint64 kTooMuch = 100LL << 40; // preallocating the metadata of so much takes over 10 s
    if (size > kTooMuch) {
        const QByteArray path = world.storage(drive.storage())->path(drive.volume);
        tasks::later(world, upid, Millis(10'000), [upid, path, size](World &w) {
            tasks::end(w, upid,
                       "command '/usr/bin/qemu-img resize '--preallocation=metadata' -f qcow2 " + path + ' ' +
                           QByteArray::number(size) + "' failed: got timeout");
        });
        return;
    }
    tasks::later(world, upid, tasks::work(world, upid, 480), [call, upid, disk, size](World &w) {
        Vm &vm = w.vms[call.vmid()];
        Drive grown = Drive::parse(vm.value(disk));
        grown.setOption("size", formatSize(size));
        vm.config.insert(disk, grown.text());
        if (!vm.running) // a running one resizes without qemu-img (pve/transcripts/power 44)
            tasks::log(w, upid, "Image resized.");
        tasks::end(w, upid);
    });
}

QByteArray destroyTrouble(World &world, const Call &call)
{
    if (const QByteArray text = vmTrouble(world, call); !text.isEmpty())
        return text;
    const Vm &doomed = *world.vmOn(call.node(), call.vmid());
    const QList<QByteArray> drives = clonedDrives(doomed.config);
    for (const QByteArray &key : drives) {
        const QByteArray base = Drive::parse(doomed.value(key)).volume;
        for (const Vm &vm : std::as_const(world.vms)) {
            for (const QByteArray &value : vm.config) {
                if (value.startsWith(QByteArray(base + '/')))
                    return "base volume '" + base + "' is still in use by linked cloned";
            }
        }
    }
    return {};
}

void remove(World &world, const Call &call, const QByteArray &upid)
{
    world.removeVm(call.vmid());
    world.access.revokeAll("/vms/" + call.param("vmid")); // the next VM of that id starts without rights
    if (call.flag("destroy-unreferenced-disks"))
        world.freeStrays(call.vmid());
    tasks::end(world, upid);
}

/// The lock of the storage that has volumes of the VM, those included that its configuration does not name.
QByteArray storageGate(const World &world, const Call &call)
{
    const QByteArray name = "vm-" + call.param("vmid") + '-';
    QList<QByteArray> volumes = world.vms.value(call.vmid()).config.values() + world.strays.keys();
    for (const QByteArray &volume : std::as_const(volumes)) {
        const Storage *storage = world.storage(volume.left(volume.indexOf(':')));
        if (storage && volume.contains(name))
            return storage->gate(call.node());
    }
    return {};
}

void destroy(World &world, const Call &call, const QByteArray &upid)
{
    if (const QByteArray text = destroyTrouble(world, call); !text.isEmpty()) {
        tasks::end(world, upid, text);
        return;
    }
    if (call.flag("purge"))
        tasks::log(world, upid, "purging VM " + call.param("vmid") + " from related configurations..");
    const QByteArray gate = storageGate(world, call);
    tasks::later(world, upid, tasks::work(world, upid, 400), [call, upid, gate](World &w) {
        tasks::withStorage(w, upid, gate, [call, upid](World &locked) { remove(locked, call, upid); });
    });
}

} // namespace

Reply putResize(World &world, const Call &call)
{
    if (Refusal refusal = refuseSkipLock(call))
        return *refusal;
    return lockedTask(world, call, "resize", &grow);
}

Reply deleteVm(World &world, const Call &call)
{
    if (Refusal refusal = refuseSkipLock(call))
        return *refusal;
    const Vm *vm = world.vmOn(call.node(), call.vmid());
    const QByteArray id = QByteArray::number(call.vmid());
    if (!vm)
        return Reply::error(missingConfig(call.node(), call.vmid()));
    if (vm->value("protection") == "1")
        return Reply::error("can't remove VM " + id + " - protection mode enabled");
    if (vm->running)
        return Reply::error("VM " + id + " is running - destroy failed");
    return lockedTask(world, call, "qmdestroy", &destroy);
}

} // namespace sim
