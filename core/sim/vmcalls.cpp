// SPDX-License-Identifier: Apache-2.0
#include "core/sim/vmcalls.h"

#include "core/sim/configvalues.h"
#include "core/sim/world.h"

namespace sim {

namespace {

Refusal refuseSkipLock(const Call &call)
{
    if (call.has("skiplock"))
        return Reply::parameter("skiplock", "Only root may use this option.");
    return std::nullopt;
}

/// What a task says to a VM that is not there, or locked; empty when it may go on.
QByteArray trouble(World &world, const Call &call)
{
    const Vm *vm = world.vmOn(call.node(), call.vmid());
    if (!vm)
        return missingConfig(call.node(), call.vmid());
    return vm->lock().isEmpty() ? QByteArray() : "VM is locked (" + vm->lock() + ')';
}

// ---- resize

/// Empty when the disk may grow to `size`, which is then set.
QByteArray resizeTrouble(World &world, const Call &call, qint64 &size)
{
    if (const QByteArray text = trouble(world, call); !text.isEmpty())
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
    const qint64 old = parseSize(drive.option("size"));
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
    if (size == parseSize(drive.option("size"))) {
        tasks::end(world, upid);
        return;
    }
    tasks::later(world, upid, world.work(480), [call, upid, disk, size](World &w) {
        Vm &vm = w.vms[call.vmid()];
        Drive grown = Drive::parse(vm.value(disk));
        grown.setOption("size", formatSize(size));
        vm.config.insert(disk, grown.text());
        if (!vm.running) // a running one resizes without qemu-img (pve/transcripts/power 44)
            tasks::log(w, upid, "Image resized.");
        tasks::end(w, upid);
    });
}

// ---- power

QByteArray startTrouble(World &world, const Call &call)
{
    if (const QByteArray text = trouble(world, call); !text.isEmpty())
        return text;
    const Vm &vm = *world.vmOn(call.node(), call.vmid());
    if (vm.isTemplate())
        return "you can't start a vm if it's a template";
    if (vm.running)
        return "VM " + QByteArray::number(vm.id) + " already running";
    const Config config = vm.effective();
    for (auto it = config.cbegin(); it != config.cend(); ++it) {
        const QByteArray bridge = propertyString(it.value()).value("bridge");
        if (it.key().startsWith("net") && !bridge.isEmpty() && !world.hasBridge(bridge))
            return "bridge '" + bridge + "' does not exist";
    }
    return {};
}

void boot(World &world, const Call &call, const QByteArray &upid)
{
    if (const QByteArray text = startTrouble(world, call); !text.isEmpty()) {
        tasks::end(world, upid, text);
        return;
    }
    if (!world.vms[call.vmid()].cloudInitSlot().isEmpty())
        tasks::log(world, upid, "generating cloud-init ISO");
    const bool silent = call.fault(Fault::Action::SilentAgent) != nullptr;
    tasks::later(world, upid, world.work(1450), [call, upid, silent](World &w) {
        Vm &vm = w.vms[call.vmid()];
        vm.applyPending();
        vm.running = true;
        vm.pid = 0x10000 + static_cast<int>(call.serial);
        vm.startedAt = w.now;
        vm.guestConfig = vm.config;
        vm.agentFrom = silent ? std::nullopt : std::optional(w.now + w.work(12'000));
        tasks::end(w, upid);
    });
}

void halt(World &world, int vmid)
{
    Vm &vm = world.vms[vmid];
    vm.running = false;
    vm.pid = 0;
    vm.agentFrom.reset();
    vm.applyPending(); // what waited for the restart is in force now
}

void powerOff(World &world, const Call &call, const QByteArray &upid, int calmMs)
{
    const Vm *vm = world.vmOn(call.node(), call.vmid());
    if (!vm) {
        tasks::end(world, upid, missingConfig(call.node(), call.vmid()));
        return;
    }
    if (!vm->running) {
        tasks::end(world, upid);
        return;
    }
    tasks::later(world, upid, world.work(calmMs), [call, upid](World &w) {
        halt(w, call.vmid());
        tasks::end(w, upid);
    });
}

Reply power(World &world, const Call &call, const QByteArray &type, int calmMs)
{
    if (Refusal refusal = refuseSkipLock(call))
        return *refusal;
    return tasks::start(world, call, type, call.vmid(), [call, calmMs](World &w, const QByteArray &upid) {
        tasks::withFlock(w, upid, call.vmid(),
                         [call, upid, calmMs](World &locked) { powerOff(locked, call, upid, calmMs); });
    });
}

// ---- destroy

QByteArray destroyTrouble(World &world, const Call &call)
{
    if (const QByteArray text = trouble(world, call); !text.isEmpty())
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

void destroy(World &world, const Call &call, const QByteArray &upid)
{
    if (const QByteArray text = destroyTrouble(world, call); !text.isEmpty()) {
        tasks::end(world, upid, text);
        return;
    }
    if (call.flag("purge"))
        tasks::log(world, upid, "purging VM " + call.param("vmid") + " from related configurations..");
    tasks::later(world, upid, world.work(400), [call, upid](World &w) {
        w.vms.remove(call.vmid());
        tasks::end(w, upid);
    });
}

Reply lockedTask(World &world, const Call &call, const QByteArray &type,
                 void (*work)(World &, const Call &, const QByteArray &))
{
    return tasks::start(world, call, type, call.vmid(), [call, work](World &w, const QByteArray &upid) {
        tasks::withFlock(w, upid, call.vmid(),
                         [call, upid, work](World &locked) { work(locked, call, upid); });
    });
}

} // namespace

Reply putResize(World &world, const Call &call)
{
    if (Refusal refusal = refuseSkipLock(call))
        return *refusal;
    return lockedTask(world, call, "resize", &grow);
}

Reply postStart(World &world, const Call &call)
{
    if (Refusal refusal = refuseSkipLock(call))
        return *refusal;
    return lockedTask(world, call, "qmstart", &boot);
}

Reply postStop(World &world, const Call &call)
{
    return power(world, call, "qmstop", 450);
}

Reply postShutdown(World &world, const Call &call)
{
    return power(world, call, "qmshutdown",
                 3000); // unproven: how long a guest takes; none answered in the transcripts
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
