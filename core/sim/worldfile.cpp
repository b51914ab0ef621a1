// SPDX-License-Identifier: Apache-2.0
#include "core/sim/worldfile.h"

#include "core/sim/faultfile.h"
#include "core/sim/world.h"
#include "core/sim/worldcheck.h"

#include <algorithm>

namespace sim {

namespace {

QByteArray textOf(const QJsonValue &value, const QByteArray &otherwise = {})
{
    return value.isString() ? value.toString().toUtf8() : otherwise;
}

/// Puts it in the place of the one with that name, or behind the others.
template <typename T>
void put(QList<T> &list, const T &item, const QByteArray T::*name)
{
    const auto it = std::ranges::find(list, item.*name, name);
    if (it != list.end())
        *it = item;
    else
        list.append(item);
}

void addNode(World &world, const QByteArray &name, const QJsonObject &of)
{
    const Node *former = world.node(name);
    Node node = former ? *former : Node{name, 16, 65536LL << 20};
    node.cpus = of[u"cpus"].toInt(node.cpus);
    node.memory = of[u"memory"].toInteger(node.memory >> 20) << 20;
    node.dns = textOf(of[u"dns"], node.dns);
    node.daemonRuns = of[u"daemon"].toBool(node.daemonRuns);
    node.reach = reachFrom(textOf(of[u"reach"])).value_or(node.reach);
    put(world.nodes, node, &Node::name);
}

void addHost(World &world, const QByteArray &name, const QJsonObject &of)
{
    world.hosts.insert(name, reachFrom(textOf(of[u"reach"])).value_or(Reach::NoAddress));
}

void addStorage(World &world, const QByteArray &id, const QJsonObject &of)
{
    const Storage *former = world.storage(id);
    Storage storage = former ? *former : Storage{id, {}, {}, {}, false, true, false, 0, 0, Millis(20)};
    storage.type = textOf(of[u"type"], storage.type);
    storage.content = textOf(of[u"content"], storage.content);
    storage.folder = textOf(of[u"path"], storage.folder);
    storage.total = of[u"total"].toInteger(storage.total);
    storage.used = of[u"used"].toInteger(storage.used);
    storage.shared = of[u"shared"].toBool(storage.shared);
    storage.enabled = of[u"enabled"].toBool(storage.enabled);
    storage.isMountpoint = of[u"mountpoint"].toBool(storage.isMountpoint);
    storage.allocation = Millis(of[u"allocation"].toInteger(storage.allocation.count()));
    storage.info = Millis(of[u"info"].toInteger(storage.info.count()));
    put(world.storages, storage, &Storage::id);
}

void addBridge(World &world, const QByteArray &name, const QJsonObject &of)
{
    put(world.bridges, {name, of[u"vlanAware"].toBool(), textOf(of[u"comment"]), textOf(of[u"ports"])},
        &Bridge::name);
}

void addUser(World &world, const QByteArray &name, const QJsonObject &of)
{
    User user{name, textOf(of[u"password"]), of[u"enabled"].toBool(true), of[u"expire"].toInteger(),
              textOf(of[u"totp"])};
    const QJsonArray codes = of[u"recovery"].toArray();
    for (const QJsonValue &code : codes)
        user.recovery.append(textOf(code));
    put(world.access.users, user, &User::name);
}

void addToken(World &world, const QByteArray &name, const QJsonObject &of)
{
    const QList<QByteArray> parts = name.split('!');
    world.access.tokens.append({parts.first(), parts.last(), textOf(of[u"secret"]),
                                of[u"separated"].toBool(true), of[u"expire"].toInteger()});
}

void addPool(World &world, const QByteArray &id, const QJsonObject &of)
{
    world.pools.insert(id, textOf(of[u"comment"]));
}

void addVm(World &world, const QByteArray &id, const QJsonObject &of)
{
    Vm vm;
    vm.id = id.toInt();
    vm.node = of.contains(u"node") ? textOf(of[u"node"]) : world.nodes.first().name;
    vm.pool = textOf(of[u"pool"]);
    vm.running = of[u"running"].toBool();
    vm.startedAt = world.now;
    const QJsonObject config = of[u"config"].toObject();
    for (auto it = config.begin(); it != config.end(); ++it)
        vm.config.insert(it.key().toUtf8(), textOf(*it));
    const QJsonObject links = of[u"guestLinks"].toObject();
    for (auto it = links.begin(); it != links.end(); ++it)
        vm.guestLinks.insert(it.key().toUtf8(), textOf(*it));
    vm.guestConfig = vm.config;
    vm.driveConfig = vm.config;
    if (vm.config.isEmpty()) {
        world.removeVm(vm.id);
        return;
    }
    world.vms.insert(vm.id, vm);
    if (of[u"seen"].toBool(true))
        world.seen.insert(vm.id, vm);
    else
        world.seen.remove(vm.id);
}

void addGrant(World &world, const QJsonObject &of)
{
    Grant grant{{}, of[u"propagates"].toBool(true)};
    if (const QString role = of[u"privileges"].toString(); role == u"all")
        grant.privileges = allPrivileges(world.version);
    else if (role == u"audit")
        grant.privileges = auditPrivileges();
    const QJsonArray names = of[u"privileges"].toArray();
    for (const QJsonValue &name : names)
        grant.privileges.insert(textOf(name));
    world.access.grant(textOf(of[u"to"]), textOf(of[u"path"]), grant);
}

void addLater(World &world, const QJsonObject &of)
{
    QJsonObject parts = of;
    parts.remove(u"at");
    world.agenda.add(world.now + Millis(of[u"at"].toInteger()), [parts](World &w) {
        const QString wrong = readWorld(w, parts);
        Q_ASSERT(wrong.isEmpty());
    });
}

using Adder = void (*)(World &, const QByteArray &, const QJsonObject &);

const QMap<QString, Adder> &named()
{
    static const QMap<QString, Adder> adders{
        {QStringLiteral("nodes"), addNode},       {QStringLiteral("hosts"), addHost},
        {QStringLiteral("storages"), addStorage}, {QStringLiteral("bridges"), addBridge},
        {QStringLiteral("users"), addUser},       {QStringLiteral("tokens"), addToken},
        {QStringLiteral("pools"), addPool},       {QStringLiteral("vms"), addVm}};
    return adders;
}

/// ms from now, 0 of those that still run.
qint64 endOf(const QJsonObject &task)
{
    return qMin<qint64>(0, task[u"end"].toInteger());
}

void addTask(World &world, const QJsonObject &of)
{
    Task task;
    task.node = world.nodes.first().name;
    task.type = textOf(of[u"type"]);
    task.id = textOf(of[u"id"]);
    task.user = textOf(of[u"user"]);
    task.tokenId = textOf(of[u"tokenid"]);
    task.startedAt = world.now + Millis(of[u"start"].toInteger());
    task.upid = textOf(of[u"upid"]);
    const QJsonArray lines = of[u"log"].toArray();
    for (const QJsonValue &line : lines)
        task.log.append({task.startedAt, textOf(line)});
    const QByteArray exit = textOf(of[u"status"]);
    const Millis end = world.now + Millis(of[u"end"].toInteger());
    if (end <= world.now) {
        task.endedAt = end;
        task.listedAt = end;
        task.exit = exit;
    }
    const auto begin = [task, exit, end](World &w) {
        const QByteArray upid = tasks::adopt(w, task);
        if (!task.endedAt)
            w.agenda.add(end, [upid, exit](World &later) { tasks::end(later, upid, exit); });
    };
    if (task.startedAt > world.now)
        world.agenda.add(task.startedAt, begin);
    else
        begin(world);
}

/// In this order: a VM stands on a node, a token belongs to a user.
void readLists(World &world, const QJsonObject &parts)
{
    const QJsonObject data = parts[u"data"].toObject();
    for (auto it = data.begin(); it != data.end(); ++it)
        world.data.insert(it.key().toUtf8(), it->toInteger());
    world.guestBoot = Millis(parts[u"guestBoot"].toInteger(world.guestBoot.count()));
    world.statAt = Millis(parts[u"statAt"].toInteger(world.statAt.count()));
    if (parts.contains(u"version"))
        world.version = Version(textOf(parts[u"version"]));
    const QJsonObject held = parts[u"held"].toObject();
    for (auto it = held.begin(); it != held.end(); ++it)
        Gates::hold(world, it.key().toUtf8(), Millis(it->toInteger()), Millis(60'000));
    const QJsonArray tasks = parts[u"tasks"].toArray();
    QList<QJsonObject> others;
    for (const QJsonValue &task : tasks)
        others.append(task.toObject());
    std::ranges::stable_sort(others, {}, endOf); // the archive is in the order of ends
    for (const QJsonObject &task : std::as_const(others))
        addTask(world, task);
    const QJsonArray grants = parts[u"grants"].toArray();
    for (const QJsonValue &grant : grants)
        addGrant(world, grant.toObject());
    const QJsonObject spans = parts[u"spans"].toObject();
    for (auto it = spans.begin(); it != spans.end(); ++it) {
        const QJsonArray times = it->toArray();
        for (const QJsonValue &time : times)
            world.spans[it.key().toUtf8()].append(Millis(time.toInt(-1)));
    }
    const FaultFile file = readFaults(parts[u"faults"].toArray());
    for (const Fault &fault : file.faults)
        world.addFault(fault);
    const QJsonArray later = parts[u"later"].toArray();
    for (const QJsonValue &step : later)
        addLater(world, step.toObject());
}

} // namespace

QString readWorld(World &world, const QJsonObject &parts)
{
    if (const QStringList mistakes = worldMistakes(parts); !mistakes.isEmpty())
        return mistakes.join(u'\n');
    if (world.nodes.isEmpty() && parts[u"nodes"].toObject().isEmpty())
        return QStringLiteral("$.nodes: there has to be one");
    for (auto adder = named().begin(); adder != named().end(); ++adder) {
        const QJsonObject items = parts[adder.key()].toObject();
        for (auto it = items.begin(); it != items.end(); ++it)
            (*adder)(world, it.key().toUtf8(), it->toObject());
    }
    readLists(world, parts);
    return {};
}

} // namespace sim
