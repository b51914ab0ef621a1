// SPDX-License-Identifier: Apache-2.0
#include "core/sim/power.h"

#include "core/sim/cloudinit.h"
#include "core/sim/configcheck.h"
#include "core/sim/configvalues.h"
#include "core/sim/lockedtask.h"
#include "core/sim/world.h"

namespace sim {

namespace {

QByteArray startTrouble(World &world, const Call &call)
{
    if (const QByteArray text = vmTrouble(world, call); !text.isEmpty())
        return text;
    const Vm &vm = *world.vmOn(call.node(), call.vmid());
    if (vm.isTemplate())
        return "you can't start a vm if it's a template";
    return vm.running ? "VM " + QByteArray::number(vm.id) + " already running" : QByteArray();
}

/// What the cards of the VM make of the start: lines for the log, and the error, if there is one.
struct Cabling
{
    QList<QByteArray> lines;
    QByteArray error;
    int warnings = 0;
};

Cabling cable(const World &world, const Vm &vm)
{
    Cabling cabling;
    const Config config = vm.effective();
    for (auto it = config.cbegin(); it != config.cend(); ++it) {
        if (!it.key().startsWith("net"))
            continue;
        const QMap<QByteArray, QByteArray> card = propertyString(it.value());
        const Bridge *bridge = world.bridge(card.value("bridge"));
        if (!bridge && card.contains("bridge")) {
            cabling.error = "bridge '" + card.value("bridge") + "' does not exist";
            return cabling;
        }
        if (card.contains("mtu") && !card.contains("virtio")) {
            ++cabling.warnings;
            cabling.lines.append("WARN: netdev " + it.key() + ": ignoring MTU '" + card.value("mtu") +
                                 "', not using VirtIO");
        }
        if (bridge && card.contains("tag") && bridge->ports.isEmpty()) {
            const QByteArray tap = "tap" + QByteArray::number(vm.id) + 'i' + it.key().mid(3);
            cabling.lines += {"no physical interface on bridge '" + bridge->name + '\'',
                              "kvm: -netdev type=tap,id=" + it.key() + ",ifname=" + tap +
                                  ",script=/usr/libexec/qemu-server/pve-bridge,downscript=/usr/libexec/"
                                  "qemu-server/pve-bridgedown: network script "
                                  "/usr/libexec/qemu-server/pve-bridge failed with status 65280"};
            cabling.error = "start failed: QEMU exited with code 1";
        }
    }
    return cabling;
}

void powerOn(World &world, const Call &call, const QByteArray &upid, int warnings)
{
    Vm &vm = world.vms[call.vmid()];
    vm.applyPending();
    vm.running = true;
    vm.paused = false;
    vm.unplugged.clear();
    vm.pid = 0x10000 + static_cast<int>(call.serial);
    vm.startedAt = world.now;
    vm.guestConfig = vm.config;
    vm.driveConfig = vm.config;
    const bool silent = call.fault(Fault::Action::SilentAgent) != nullptr;
    vm.agentFrom = silent ? std::nullopt : std::optional(world.now + world.guestBoot * world.pace);
    tasks::end(world, upid, warnings > 0 ? "WARNINGS: " + QByteArray::number(warnings) : QByteArray("OK"));
}

void boot(World &world, const Call &call, const QByteArray &upid)
{
    if (const QByteArray text = startTrouble(world, call); !text.isEmpty()) {
        tasks::end(world, upid, text);
        return;
    }
    const Vm &vm = world.vms[call.vmid()];
    if (!vm.cloudInitSlot().isEmpty())
        tasks::log(world, upid, "generating cloud-init ISO");
    if (const QByteArray text = cloudInitTrouble(world, call, vm); !text.isEmpty()) {
        tasks::end(world, upid, text);
        return;
    }
    const Cabling cabling = cable(world, vm);
    for (const QByteArray &line : cabling.lines)
        tasks::log(world, upid, line);
    if (!cabling.error.isEmpty()) {
        tasks::end(world, upid, cabling.error);
        return;
    }
    const int warnings = cabling.warnings;
    tasks::later(world, upid, tasks::work(world, upid, 1450),
                 [call, upid, warnings](World &w) { powerOn(w, call, upid, warnings); });
}

void halt(World &world, int vmid)
{
    Vm &vm = world.vms[vmid];
    vm.running = false;
    vm.paused = false;
    vm.pid = 0;
    vm.agentFrom.reset();
    vm.applyPending(); // what waited for the restart is in force now
}

/// Ends the task of a VM that is not there, or off already.
bool isOff(World &world, const Call &call, const QByteArray &upid)
{
    const Vm *vm = world.vmOn(call.node(), call.vmid());
    if (!vm)
        tasks::end(world, upid, missingConfig(call.node(), call.vmid()));
    else if (!vm->running)
        tasks::end(world, upid);
    return !vm || !vm->running;
}

void haltLater(World &world, const Call &call, const QByteArray &upid, Millis delay)
{
    tasks::later(world, upid, delay, [call, upid](World &w) {
        halt(w, call.vmid());
        tasks::end(w, upid);
    });
}

void stop(World &world, const Call &call, const QByteArray &upid)
{
    if (!isOff(world, call, upid))
        haltLater(world, call, upid, tasks::work(world, upid, 450));
}

/// Nobody heard the power button within the time-out.
void giveUp(World &world, const Call &call, const QByteArray &upid)
{
    if (!call.flag("forceStop")) {
        tasks::end(world, upid, "VM quit/powerdown failed - got timeout");
        return;
    }
    tasks::log(world, upid, "VM still running - terminating now with SIGTERM");
    haltLater(world, call, upid, Millis(1000));
}

void shutdown(World &world, const Call &call, const QByteArray &upid)
{
    if (isOff(world, call, upid))
        return;
    const Vm &vm = world.vms[call.vmid()];
    if (vm.agentFrom) {
        haltLater(world, call, upid,
                  Millis(3000) * world.pace); // unproven: no guest in the transcripts shuts down
        return;
    }
    const Millis patience =
        Millis(1000) * call.number("timeout", 180); // unproven: the default, it is of the source
    const Millis ping(vm.agentEnabled() ? 3000 : 0);
    tasks::later(world, upid, ping, [call, upid, ping, patience](World &w) {
        if (ping > Millis(0)) {
            tasks::log(w, upid,
                       "QEMU Guest Agent is not running - VM " + call.param("vmid") +
                           " qga command 'guest-ping' failed - got timeout");
        }
        tasks::later(w, upid, patience, [call, upid](World &later) { giveUp(later, call, upid); });
    });
}

/// One that must run for this; the flag tells whether it is paused afterwards.
Reply whileRunning(World &world, const Call &call, const QByteArray &type, LockedWork work)
{
    if (Refusal refusal = refuseSkipLock(call))
        return *refusal;
    const Vm *vm = world.vmOn(call.node(), call.vmid());
    if (!vm)
        return Reply::error(missingConfig(call.node(), call.vmid()));
    if (!vm->running)
        return Reply::error("VM " + call.param("vmid") + " not running");
    return lockedTask(world, call, type, work);
}

void restart(World &world, const Call &call, const QByteArray &upid)
{
    // unproven: no transcript reboots a VM that runs
    tasks::later(world, upid, tasks::work(world, upid, 3000), [call, upid](World &w) {
        halt(w, call.vmid());
        powerOn(w, call, upid, 0);
    });
}

void setPaused(World &world, const Call &call, const QByteArray &upid, bool paused)
{
    world.vms[call.vmid()].paused = paused;
    tasks::end(world, upid);
}

} // namespace

Reply postStart(World &world, const Call &call)
{
    const Refusal refusal = refuseSkipLock(call);
    return refusal ? *refusal : lockedTask(world, call, "qmstart", &boot);
}

Reply postStop(World &world, const Call &call)
{
    const Refusal refusal = refuseSkipLock(call);
    return refusal ? *refusal : lockedTask(world, call, "qmstop", &stop);
}

Reply postShutdown(World &world, const Call &call)
{
    const Refusal refusal = refuseSkipLock(call);
    return refusal ? *refusal : lockedTask(world, call, "qmshutdown", &shutdown);
}

Reply postReboot(World &world, const Call &call)
{
    return whileRunning(world, call, "qmreboot", &restart);
}

Reply postReset(World &world, const Call &call)
{
    return whileRunning(world, call, "qmreset", [](World &w, const Call &c, const QByteArray &upid) {
        setPaused(w, c, upid, false);
    });
}

Reply postSuspend(World &world, const Call &call)
{
    return whileRunning(world, call, "qmpause",
                        [](World &w, const Call &c, const QByteArray &upid) { setPaused(w, c, upid, true); });
}

Reply postResume(World &world, const Call &call)
{
    return whileRunning(world, call, "qmresume", [](World &w, const Call &c, const QByteArray &upid) {
        setPaused(w, c, upid, false);
    });
}

} // namespace sim
