// SPDX-License-Identifier: Apache-2.0
#include "core/sim/create.h"

#include "core/sim/configcheck.h"
#include "core/sim/configwrite.h"
#include "core/sim/world.h"

namespace sim {

namespace {

void create(World &world, const Call &call, const QByteArray &upid)
{
    Random random = call.random(1);
    Vm vm;
    vm.id = call.vmid();
    vm.node = call.node();
    vm.pool = call.param("pool");
    vm.config = {{"smbios1", "uuid=" + random.uuid()},
                 {"vmgenid", random.uuid()},
                 {"meta", "creation-qemu=7.2.22,ctime=" + QByteArray::number(world.epochSeconds(world.now))}};
    if (Refusal refusal = writeValues(world, call, vm)) {
        tasks::end(world, upid, "unable to create VM " + call.param("vmid") + " - " + refusal->message);
        return;
    }
    world.vms.insert(vm.id, vm);
    tasks::end(world, upid);
}

} // namespace

Reply postVm(World &world, const Call &call)
{
    const bool mayAllocate =
        world.may(call.caller, "/vms/" + call.param("vmid"), "VM.Allocate") ||
        (call.has("pool") && world.may(call.caller, "/pool/" + call.param("pool"), "VM.Allocate"));
    if (!mayAllocate)
        return Reply::forbidden();
    if (world.vms.contains(call.vmid())) // unproven: no transcript creates a VM over another
        return Reply::error("unable to create VM " + call.param("vmid") + ": config file already exists");
    if (Refusal refusal = checkForm(world, call))
        return *refusal;
    return tasks::start(world, call, "qmcreate", call.vmid(), [call](World &w, const QByteArray &upid) {
        tasks::withFlock(w, upid, call.vmid(), [call, upid](World &locked) {
            tasks::later(locked, upid, tasks::work(locked, upid, 400),
                         [call, upid](World &later) { create(later, call, upid); });
        });
    });
}

} // namespace sim
