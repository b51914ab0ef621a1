// SPDX-License-Identifier: Apache-2.0
#include "core/sim/clonecheck.h"

#include "core/sim/configcheck.h"
#include "core/sim/world.h"

namespace sim {

namespace {

Refusal checkStorage(const World &world, const QByteArray &id)
{
    const Storage *storage = world.storage(id);
    if (!storage)
        return Reply::error("storage '" + id + "' does not exist");
    if (!storage->enabled)
        return Reply::error("storage '" + id + "' is disabled");
    if (!storage->hasImages())
        return Reply::parameter("storage", "storage '" + id + "' does not support vm images");
    return std::nullopt;
}

Refusal checkRights(const World &world, const Call &call, const Vm &source)
{
    const QByteArray pool = call.param("pool");
    const bool mayAllocate = world.may(call.caller, "/vms/" + call.param("newid"), "VM.Allocate") ||
                             (!pool.isEmpty() && world.may(call.caller, "/pool/" + pool, "VM.Allocate"));
    if (!mayAllocate)
        return Reply::forbidden();
    if (!pool.isEmpty() && !world.pools.contains(pool))
        return Reply::forbidden("pool '" + pool + "' does not exist");
    const QList<QByteArray> drives = clonedDrives(source.config);
    for (const QByteArray &key : drives) {
        const QByteArray own = Drive::parse(source.value(key)).storage();
        const QByteArray path = "/storage/" + (call.has("storage") ? call.param("storage") : own);
        if (!world.may(call.caller, path, "Datastore.AllocateSpace"))
            return Reply::forbidden(path + ", Datastore.AllocateSpace");
    }
    for (auto it = source.config.cbegin(); it != source.config.cend(); ++it) {
        if (Refusal refusal =
                it.key().startsWith("net") ? checkNetwork(world, call, it.value()) : std::nullopt)
            return refusal;
    }
    return std::nullopt;
}

Refusal checkLinked(const Call &call, const Vm &source)
{
    for (const char *name : {"storage", "format"}) {
        if (call.has(name))
            return Reply::error("parameter '" + QByteArray(name) + "' not allowed for linked clones");
    }
    const QList<QByteArray> drives = clonedDrives(source.config);
    for (const QByteArray &key : drives) {
        const Drive drive = Drive::parse(source.value(key));
        if (!drive.isCloudInit() && !drive.volume.contains("base-"))
            return Reply::error("Linked clone feature is not supported for '" + drive.volume + "' (" + key +
                                ')');
    }
    return std::nullopt;
}

Refusal checkTarget(const World &world, const Call &call, const Vm &source)
{
    const QByteArray target = call.param("target");
    if (target.isEmpty() || target == call.node())
        return std::nullopt;
    if (!world.node(target))
        return Reply::error("no such cluster node '" + target + '\'');
    // unproven: the texts of a clone to another node are from the source (pve/failures.md row 23)
    if (call.has("storage")) {
        const Storage *storage = world.storage(call.param("storage"));
        if (storage && !storage->shared)
            return Reply::error("can't clone to non-shared storage '" + storage->id + '\'');
    }
    const QList<QByteArray> drives = clonedDrives(source.config);
    for (const QByteArray &key : drives) {
        const Storage *storage = world.storage(Drive::parse(source.value(key)).storage());
        if (storage && !storage->shared)
            return Reply::error("can't clone VM to node '" + target + "' (VM uses local storage)");
    }
    return std::nullopt;
}

} // namespace

Refusal checkClone(World &world, const Call &call, bool full)
{
    const Vm *source = world.vmOn(call.node(), call.vmid());
    if (!source) {
        return Reply::error("unable to find configuration file for VM " + QByteArray::number(call.vmid()) +
                            " on node '" + call.node() + '\'');
    }
    if (Refusal refusal = checkRights(world, call, *source))
        return refusal;
    if (Refusal refusal = checkTarget(world, call, *source))
        return refusal;
    if (full && call.has("storage")) {
        if (Refusal refusal = checkStorage(world, call.param("storage")))
            return refusal;
    }
    if (!source->lock().isEmpty())
        return Reply::error("VM is locked (" + source->lock() + ')');
    if (call.has("snapname") && !source->snapshots.contains(call.param("snapname")))
        return Reply::error("snapshot '" + call.param("snapname") + "' does not exist");
    if (world.vms.contains(call.number("newid")))
        return Reply::error("unable to create VM " + call.param("newid") + ": config file already exists");
    return full ? std::nullopt : checkLinked(call, *source);
}

} // namespace sim
