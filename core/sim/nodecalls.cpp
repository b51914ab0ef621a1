// SPDX-License-Identifier: Apache-2.0
#include "core/sim/nodecalls.h"

#include "core/sim/load.h"
#include "core/sim/resources.h"
#include "core/sim/world.h"

namespace sim {

namespace {

QString text(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes);
}

/// {total, used, free} of bytes.
QJsonObject share(qint64 total, qint64 used)
{
    return {{QStringLiteral("total"), total},
            {QStringLiteral("used"), used},
            {QStringLiteral("free"), total - used}};
}

QJsonObject processor(const Node &node)
{
    return {{QStringLiteral("cores"), node.cpus},
            {QStringLiteral("cpus"), node.cpus},
            {QStringLiteral("sockets"), 1},
            {QStringLiteral("user_hz"), 100},
            {QStringLiteral("hvm"), QString()},
            {QStringLiteral("mhz"), QStringLiteral("2596.150")},
            {QStringLiteral("model"), QStringLiteral("AMD EPYC")},
            {QStringLiteral("vendor"), QStringLiteral("AuthenticAMD")},
            {QStringLiteral("family"), QStringLiteral("25")},
            {QStringLiteral("flags"), QStringLiteral("fpu vme de pse tsc msr")}};
}

QJsonObject poolEntry(const World &world, const QByteArray &id)
{
    QJsonObject entry{{QStringLiteral("poolid"), text(id)}};
    if (const QByteArray comment = world.pools.value(id); !comment.isEmpty())
        entry.insert(QStringLiteral("comment"), text(comment));
    return entry;
}

QJsonArray members(const World &world, const Call &call, const QByteArray &pool)
{
    QJsonArray out;
    for (const Vm &vm : world.vms) {
        if (vm.pool != pool || !maySeeVm(world, call, vm.id))
            continue;
        QJsonObject entry = vmEntry(world, vm);
        entry.remove(QStringLiteral("pool"));
        out.append(entry);
    }
    return out;
}

} // namespace

Reply getNodeStatus(World &world, const Call &call)
{
    const Node &node = *world.node(call.node());
    const QString kernel = QStringLiteral("6.18.44-fc-v669");
    const QString build = QStringLiteral("#1 SMP PREEMPT_DYNAMIC @0");
    QJsonObject memory = share(node.memory, node.memory / 3);
    memory.insert(QStringLiteral("available"), node.memory / 3 * 2);
    QJsonObject disk = share(240LL << 30, 24LL << 30);
    disk.insert(QStringLiteral("avail"), 200LL << 30);
    return Reply::ok(QJsonObject{
        {QStringLiteral("boot-info"), QJsonObject{{QStringLiteral("mode"), QStringLiteral("legacy-bios")}}},
        {QStringLiteral("cpu"), nodeLoad(world, node)},
        {QStringLiteral("cpuinfo"), processor(node)},
        {QStringLiteral("current-kernel"), QJsonObject{{QStringLiteral("machine"), QStringLiteral("x86_64")},
                                                       {QStringLiteral("release"), kernel},
                                                       {QStringLiteral("sysname"), QStringLiteral("Linux")},
                                                       {QStringLiteral("version"), build}}},
        {QStringLiteral("idle"), 0},
        {QStringLiteral("ksm"), QJsonObject{{QStringLiteral("shared"), 0}}},
        {QStringLiteral("kversion"), QString(u"Linux " + kernel + u' ' + build)},
        {QStringLiteral("loadavg"),
         QJsonArray{QStringLiteral("0.40"), QStringLiteral("0.35"), QStringLiteral("0.30")}},
        {QStringLiteral("memory"), memory},
        {QStringLiteral("pveversion"), text("pve-manager/" + world.version.release() + ".11/14a22df3")},
        {QStringLiteral("rootfs"), disk},
        {QStringLiteral("swap"), share(0, 0)},
        {QStringLiteral("uptime"), qint64(1'000'000 + world.now.count() / 1000)},
        {QStringLiteral("wait"), 0}});
}

Reply getClusterStatus(World &world, const Call &)
{
    QJsonArray out;
    if (world.nodes.size() > 1) // unproven: the recorded server stands alone
        out.append(QJsonObject{{QStringLiteral("id"), QStringLiteral("cluster")},
                               {QStringLiteral("type"), QStringLiteral("cluster")},
                               {QStringLiteral("name"), QStringLiteral("demo")},
                               {QStringLiteral("nodes"), static_cast<int>(world.nodes.size())},
                               {QStringLiteral("quorate"), 1},
                               {QStringLiteral("version"), 3}});
    int number = 0;
    for (const Node &node : std::as_const(world.nodes)) {
        out.append(QJsonObject{{QStringLiteral("id"), text("node/" + node.name)},
                               {QStringLiteral("type"), QStringLiteral("node")},
                               {QStringLiteral("name"), text(node.name)},
                               {QStringLiteral("level"), QString()},
                               {QStringLiteral("ip"), QStringLiteral("192.0.2.%1").arg(2 + number)},
                               {QStringLiteral("local"), number == 0 ? 1 : 0},
                               {QStringLiteral("nodeid"), number},
                               {QStringLiteral("online"), 1}});
        ++number;
    }
    return Reply::ok(out);
}

Reply getOptions(World &world, const Call &call)
{
    QStringList tags;
    for (const Vm &vm : std::as_const(world.vms)) {
        if (maySeeVm(world, call, vm.id))
            tags += text(vm.value("tags")).split(u';', Qt::SkipEmptyParts);
    }
    tags.sort();
    tags.removeDuplicates();
    return Reply::ok(QJsonObject{{QStringLiteral("mac_prefix"), QStringLiteral("BC:24:11")},
                                 {QStringLiteral("description"), QString()},
                                 {QStringLiteral("allowed-tags"), QJsonArray::fromStringList(tags)}});
}

Reply getPools(World &world, const Call &call)
{
    QJsonArray out;
    for (auto it = world.pools.cbegin(); it != world.pools.cend(); ++it) {
        const bool wanted = !call.has("poolid") || call.param("poolid") == it.key();
        if (!wanted || !world.may(call.caller, "/pool/" + it.key(), "Pool.Audit"))
            continue;
        QJsonObject entry = poolEntry(world, it.key());
        if (call.has("poolid"))
            entry.insert(QStringLiteral("members"), members(world, call, it.key()));
        out.append(entry);
    }
    return Reply::ok(out);
}

Reply getPool(World &world, const Call &call)
{
    const QByteArray pool = call.param("poolid");
    if (!world.pools.contains(pool)) // unproven: no transcript asks for a pool that is not there
        return Reply::error("pool '" + pool + "' does not exist");
    QJsonObject entry = poolEntry(world, pool);
    entry.insert(QStringLiteral("members"), members(world, call, pool));
    return Reply::ok(entry);
}

} // namespace sim
