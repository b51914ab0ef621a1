// SPDX-License-Identifier: Apache-2.0
#include "core/sim/resources.h"

#include "core/sim/load.h"

namespace sim {

namespace {

QString text(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes);
}

QJsonObject storageEntry(const Storage &storage, const QByteArray &node)
{
    return {{QStringLiteral("id"), text("storage/" + node + '/' + storage.id)},
            {QStringLiteral("type"), QStringLiteral("storage")},
            {QStringLiteral("node"), text(node)},
            {QStringLiteral("storage"), text(storage.id)},
            {QStringLiteral("content"), text(storage.content)},
            {QStringLiteral("plugintype"), text(storage.type)},
            {QStringLiteral("shared"), storage.shared ? 1 : 0},
            {QStringLiteral("status"), QStringLiteral("available")},
            {QStringLiteral("disk"), storage.used},
            {QStringLiteral("maxdisk"), storage.total}};
}

} // namespace

QJsonObject vmEntry(const World &world, const Vm &vm)
{
    QJsonObject out{{QStringLiteral("id"), text("qemu/" + QByteArray::number(vm.id))},
                    {QStringLiteral("type"), QStringLiteral("qemu")},
                    {QStringLiteral("node"), text(vm.node)},
                    {QStringLiteral("vmid"), vm.id},
                    {QStringLiteral("status"), QStringLiteral("unknown")}};
    // lock, tags and pool are read from the configuration, the rest comes by pvestatd
    if (!vm.lock().isEmpty())
        out.insert(QStringLiteral("lock"), text(vm.lock()));
    if (!vm.pool.isEmpty())
        out.insert(QStringLiteral("pool"), text(vm.pool));
    if (!vm.value("tags").trimmed().isEmpty())
        out.insert(QStringLiteral("tags"), text(vm.value("tags")));
    const auto it = world.seen.constFind(vm.id);
    if (it == world.seen.cend())
        return out;
    out.insert(QStringLiteral("status"), it->running ? QStringLiteral("running") : QStringLiteral("stopped"));
    const qint64 memory = it->memory();
    const qint64 uptime = qMax<qint64>(0, (world.seenAt - it->startedAt).count() / 1000);
    out.insert(QStringLiteral("name"), text(it->shownName()));
    out.insert(QStringLiteral("template"), vm.isTemplate() ? 1 : 0);
    out.insert(QStringLiteral("maxcpu"), it->cpus());
    out.insert(QStringLiteral("maxmem"), memory);
    out.insert(QStringLiteral("maxdisk"), it->maxDisk());
    out.insert(QStringLiteral("uptime"), it->running ? uptime : 0);
    out.insert(QStringLiteral("mem"), it->running ? memory / 4 : 0);
    out.insert(QStringLiteral("cpu"), guestLoad(*it, world.guestBoot, world.seenAt));
    for (const char *zero : {"disk", "diskread", "diskwrite", "memhost", "netin", "netout"})
        out.insert(QLatin1String(zero), 0);
    return out;
}

bool maySeeVm(const World &world, const Call &call, int vmid)
{
    return world.may(call.caller, "/vms/" + QByteArray::number(vmid), "VM.Audit");
}

bool maySeeStorage(const World &world, const Call &call, const QByteArray &storage)
{
    const QByteArray path = "/storage/" + storage;
    return world.may(call.caller, path, "Datastore.Audit") ||
           world.may(call.caller, path, "Datastore.AllocateSpace");
}

QJsonObject nodeEntry(const World &world, const Call &call, const Node &node)
{
    QJsonObject out{{QStringLiteral("id"), text("node/" + node.name)},
                    {QStringLiteral("type"), QStringLiteral("node")},
                    {QStringLiteral("node"), text(node.name)},
                    {QStringLiteral("status"), QStringLiteral("online")},
                    {QStringLiteral("level"), QString()}};
    if (!world.may(call.caller, "/nodes/" + node.name, "Sys.Audit"))
        return out;
    out.insert(QStringLiteral("cpu"), nodeLoad(world, node));
    out.insert(QStringLiteral("maxcpu"), node.cpus);
    out.insert(QStringLiteral("mem"), node.memory / 3);
    out.insert(QStringLiteral("maxmem"), node.memory);
    out.insert(QStringLiteral("disk"), 24LL << 30);
    out.insert(QStringLiteral("maxdisk"), 240LL << 30);
    out.insert(QStringLiteral("uptime"), qint64(1'000'000 + world.now.count() / 1000));
    return out;
}

Reply getResources(World &world, const Call &call)
{
    const QByteArray type = call.param("type");
    QJsonArray out;
    for (auto it = world.pools.keyBegin(); type.isEmpty() && it != world.pools.keyEnd(); ++it) {
        if (world.may(call.caller, "/pool/" + *it, "Pool.Audit"))
            out.append(QJsonObject{{QStringLiteral("id"), text("/pool/" + *it)},
                                   {QStringLiteral("pool"), text(*it)},
                                   {QStringLiteral("type"), QStringLiteral("pool")}});
    }
    if (type.isEmpty() || type == "vm") {
        for (const Vm &vm : std::as_const(world.vms)) {
            if (maySeeVm(world, call, vm.id))
                out.append(vmEntry(world, vm));
        }
    }
    for (const Node &node : std::as_const(world.nodes)) {
        if (type.isEmpty() || type == "node") {
            QJsonObject entry = nodeEntry(world, call, node);
            entry.insert(QStringLiteral("cgroup-mode"), 1);
            out.append(entry);
        }
        if (type.isEmpty() && world.may(call.caller, "/sdn/zones/localnetwork", "SDN.Audit")) {
            out.append(
                QJsonObject{{QStringLiteral("id"), text("network/" + node.name + "/zone/localnetwork")},
                            {QStringLiteral("type"), QStringLiteral("network")},
                            {QStringLiteral("network"), QStringLiteral("localnetwork")},
                            {QStringLiteral("network-type"), QStringLiteral("zone")},
                            {QStringLiteral("node"), text(node.name)},
                            {QStringLiteral("status"), QStringLiteral("ok")}});
        }
        for (const Storage &storage : std::as_const(world.storages)) {
            if ((type.isEmpty() || type == "storage") && storage.enabled &&
                world.may(call.caller, "/storage/" + storage.id, "Datastore.Audit"))
                out.append(storageEntry(storage, node.name));
        }
    }
    return Reply::ok(out);
}

} // namespace sim
