// SPDX-License-Identifier: Apache-2.0
#include "core/sim/inventory.h"

#include "core/sim/load.h"
#include "core/sim/resources.h"
#include "core/sim/world.h"

#include <QCryptographicHash>

namespace sim {

namespace {

QString text(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes);
}

/// "AA:BB:…", of no real certificate: the front has its own.
QString fingerprint(const QByteArray &node)
{
    return text(QCryptographicHash::hash(node, QCryptographicHash::Sha256).toHex(':').toUpper());
}

/// What GET status/current and the VM list of a node have in common.
QJsonObject vmState(const World &world, const Vm &vm)
{
    const qint64 uptime = vm.running ? (world.now - vm.startedAt).count() / 1000 : 0;
    QJsonObject out{
        {QStringLiteral("vmid"), vm.id},
        {QStringLiteral("name"), text(vm.shownName())},
        {QStringLiteral("status"), vm.running ? QStringLiteral("running") : QStringLiteral("stopped")},
        {QStringLiteral("cpus"), vm.cpus()},
        {QStringLiteral("maxmem"), vm.memory()},
        {QStringLiteral("maxdisk"), vm.maxDisk()},
        {QStringLiteral("mem"), vm.running ? vm.memory() / 4 : 0},
        {QStringLiteral("cpu"), guestLoad(vm, world.guestBoot, world.now)},
        {QStringLiteral("uptime"), uptime}};
    for (const char *zero : {"disk", "memhost", "netin", "netout"})
        out.insert(QLatin1String(zero), 0);
    if (vm.running) {
        out.insert(QStringLiteral("pid"), vm.pid);
        for (const char *pressure : {"cpufull", "cpusome", "iofull", "iosome", "memoryfull", "memorysome"})
            out.insert(QLatin1String("pressure") + QLatin1String(pressure), 0);
    }
    if (!vm.lock().isEmpty())
        out.insert(QStringLiteral("lock"), text(vm.lock()));
    if (!vm.value("tags").trimmed().isEmpty())
        out.insert(QStringLiteral("tags"), text(vm.value("tags")));
    if (vm.isTemplate())
        out.insert(QStringLiteral("template"), 1);
    if (vm.config.contains("serial0"))
        out.insert(QStringLiteral("serial"), 1);
    return out;
}

/// As /etc/network/interfaces has it.
QJsonObject bridgeConfig(const World &world, qsizetype place)
{
    const Bridge &bridge = world.bridges.at(place);
    QJsonObject out{{QStringLiteral("type"), QStringLiteral("bridge")},
                    {QStringLiteral("active"), 1},
                    {QStringLiteral("autostart"), 1},
                    {QStringLiteral("bridge_fd"), QStringLiteral("0")},
                    {QStringLiteral("bridge_ports"), text(bridge.ports)},
                    {QStringLiteral("bridge_stp"), QStringLiteral("off")},
                    {QStringLiteral("families"), QJsonArray{QStringLiteral("inet")}},
                    {QStringLiteral("method"), QStringLiteral("manual")},
                    {QStringLiteral("method6"), QStringLiteral("manual")},
                    {QStringLiteral("comments"), text(bridge.comment + '\n')},
                    {QStringLiteral("priority"), 4 + static_cast<int>(place)}};
    if (bridge.vlanAware) {
        out.insert(QStringLiteral("bridge_vlan_aware"), 1);
        out.insert(QStringLiteral("bridge_vids"), QStringLiteral("2-4094"));
    }
    return out;
}

QString qmpStatus(const Vm &vm)
{
    if (vm.paused)
        return QStringLiteral("paused");
    return vm.running ? QStringLiteral("running") : QStringLiteral("stopped");
}

} // namespace

Reply getVersion(World &world, const Call &)
{
    const QByteArray release = world.version.release();
    return Reply::ok(QJsonObject{{QStringLiteral("release"), text(release)},
                                 {QStringLiteral("repoid"), QStringLiteral("14a22df3")},
                                 {QStringLiteral("version"), text(release + ".11")}});
}

Reply getNextId(World &world, const Call &call)
{
    if (call.has("vmid")) {
        if (world.vms.contains(call.vmid()))
            return Reply::parameter("vmid", "VM " + call.param("vmid") + " already exists");
        return Reply::ok(text(call.param("vmid"))); // a string, whatever the schema says
    }
    return Reply::ok(QString::number(world.freeVmid()));
}

Reply getNodes(World &world, const Call &call)
{
    QJsonArray out;
    for (const Node &node : std::as_const(world.nodes)) {
        QJsonObject entry = nodeEntry(world, call, node);
        entry.insert(QStringLiteral("ssl_fingerprint"), fingerprint(node.name));
        out.append(entry);
    }
    return Reply::ok(out);
}

Reply getNetwork(World &world, const Call &call)
{
    const QByteArray type = call.param("type");
    QJsonArray out;
    if (type.isEmpty() || type.contains("bridge")) {
        for (qsizetype i = 0; i < world.bridges.size(); ++i) {
            QJsonObject entry = bridgeConfig(world, i);
            entry.insert(QStringLiteral("iface"), text(world.bridges.at(i).name));
            out.append(entry);
        }
    }
    if (type.isEmpty()) {
        out.append(QJsonObject{{QStringLiteral("iface"), QStringLiteral("eth0")},
                               {QStringLiteral("type"), QStringLiteral("eth")},
                               {QStringLiteral("active"), 1},
                               {QStringLiteral("exists"), 1},
                               {QStringLiteral("families"), QJsonArray{QStringLiteral("inet")}},
                               {QStringLiteral("method"), QStringLiteral("manual")},
                               {QStringLiteral("method6"), QStringLiteral("manual")},
                               {QStringLiteral("priority"), 3}});
    }
    return Reply::ok(out);
}

Reply getInterface(World &world, const Call &call)
{
    for (qsizetype i = 0; i < world.bridges.size(); ++i) {
        if (world.bridges.at(i).name == call.param("iface"))
            return Reply::ok(bridgeConfig(world, i));
    }
    return Reply::parameter("iface", "interface does not exist"); // unproven: from the source
}

Reply getVms(World &world, const Call &call)
{
    QJsonArray out;
    for (const Vm &vm : std::as_const(world.vms)) {
        if (vm.node != call.node() || !maySeeVm(world, call, vm.id))
            continue;
        QJsonObject entry = vmState(world, vm);
        if (call.flag("full"))
            entry.insert(QStringLiteral("qmpstatus"), qmpStatus(vm));
        out.append(entry);
    }
    return Reply::ok(out);
}

Reply getStatus(World &world, const Call &call)
{
    const Vm *vm = world.vmOn(call.node(), call.vmid());
    if (!vm)
        return Reply::error(missingConfig(call.node(), call.vmid()));
    QJsonObject out = vmState(world, *vm);
    out.insert(QStringLiteral("qmpstatus"), qmpStatus(*vm));
    out.insert(QStringLiteral("ha"), QJsonObject{{QStringLiteral("managed"), 0}});
    if (vm->agentEnabled())
        out.insert(QStringLiteral("agent"), 1);
    if (vm->running) {
        QJsonObject nics;
        for (int number = 0; vm->config.contains("net" + QByteArray::number(number)); ++number) {
            if (!vm->unplugged.contains("net" + QByteArray::number(number)))
                nics.insert(QStringLiteral("tap%1i%2").arg(vm->id).arg(number),
                            QJsonObject{{QStringLiteral("netin"), 0}, {QStringLiteral("netout"), 0}});
        }
        if (!nics.isEmpty())
            out.insert(QStringLiteral("nics"), nics);
    }
    return Reply::ok(out);
}

Reply getFeature(World &world, const Call &call)
{
    const Vm *vm = world.vmOn(call.node(), call.vmid());
    if (!vm)
        return Reply::error(missingConfig(call.node(), call.vmid()));
    bool shared = true;
    const QList<QByteArray> drives = clonedDrives(vm->config);
    for (const QByteArray &key : drives) {
        const Storage *storage = world.storage(Drive::parse(vm->value(key)).storage());
        shared = shared && storage && storage->shared;
    }
    QJsonArray nodes;
    for (const Node &node : std::as_const(world.nodes)) {
        if (shared || node.name == vm->node)
            nodes.append(text(node.name));
    }
    const bool has = call.param("feature") == "copy" || vm->isTemplate(); // clone means linked clone
    return Reply::ok(
        QJsonObject{{QStringLiteral("hasFeature"), has ? 1 : 0}, {QStringLiteral("nodes"), nodes}});
}

} // namespace sim
