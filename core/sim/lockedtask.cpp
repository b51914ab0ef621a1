// SPDX-License-Identifier: Apache-2.0
#include "core/sim/lockedtask.h"

#include "core/sim/world.h"

namespace sim {

Reply lockedTask(World &world, const Call &call, const QByteArray &type, LockedWork work)
{
    return tasks::start(world, call, type, call.vmid(), [call, work](World &w, const QByteArray &upid) {
        tasks::withFlock(w, upid, call.vmid(),
                         [call, upid, work](World &locked) { work(locked, call, upid); });
    });
}

QByteArray vmTrouble(World &world, const Call &call)
{
    const Vm *vm = world.vmOn(call.node(), call.vmid());
    if (!vm)
        return missingConfig(call.node(), call.vmid());
    return vm->lock().isEmpty() || call.flag("skiplock") ? QByteArray() : "VM is locked (" + vm->lock() + ')';
}

} // namespace sim
