// SPDX-License-Identifier: Apache-2.0
#include "core/sim/world.h"

namespace sim {

namespace {

/// As measured in the transcripts: pveproxy answers reads in 5–10 ms, pvedaemon in 10–20 ms, writes in 20–40
/// ms.
Millis latency(const Call &call)
{
    if (call.method != "GET")
        return Millis(30);
    return call.workers.isEmpty() ? Millis(6) : Millis(12);
}

} // namespace

void World::step()
{
    now = agenda.nextAt();
    agenda.takeFirst()(*this);
}

void World::advanceTo(Millis time)
{
    while (agenda.nextAt() <= time)
        step();
    now = qMax(now, time);
}

std::optional<Reach> reachFrom(const QByteArray &word)
{
    static const QMap<QByteArray, Reach> words{{"answers", Reach::Answers},
                                               {"no-address", Reach::NoAddress},
                                               {"refuses", Reach::Refuses},
                                               {"silent", Reach::Silent},
                                               {"untrusted", Reach::Untrusted}};
    const auto it = words.constFind(word);
    return it == words.cend() ? std::nullopt : std::optional(*it);
}

const Node *World::node(const QByteArray &name) const
{
    for (const Node &each : nodes) {
        if (each.name == name)
            return &each;
    }
    return nullptr;
}

const Storage *World::storage(const QByteArray &id) const
{
    for (const Storage &each : storages) {
        if (each.id == id)
            return &each;
    }
    return nullptr;
}

const Bridge *World::bridge(const QByteArray &name) const
{
    const auto it = std::ranges::find(bridges, name, &Bridge::name);
    return it == bridges.cend() ? nullptr : &*it;
}

Vm *World::vmOn(const QByteArray &nodeName, int vmid)
{
    const auto it = vms.find(vmid);
    return it != vms.end() && it->node == nodeName ? &*it : nullptr;
}

QList<QByteArray> World::grantingPaths(const QByteArray &path) const
{
    QList<QByteArray> paths{path};
    if (path.startsWith("/vms/")) {
        const auto vm = vms.constFind(path.mid(5).toInt());
        if (vm != vms.cend() && !vm->pool.isEmpty())
            paths.append("/pool/" + vm->pool);
    }
    return paths;
}

bool World::may(const Caller &caller, const QByteArray &path, const QByteArray &privilege) const
{
    return access.may(caller, grantingPaths(path), privilege);
}

bool World::hasVolume(const QByteArray &volume) const
{
    for (const Vm &vm : vms) {
        const Config all = vm.effective();
        for (const QByteArray &value : all) {
            if (Drive::parse(value).volume == volume)
                return true;
        }
    }
    return false;
}

void World::freeStrays(int vmid)
{
    const QByteArray name = "vm-" + QByteArray::number(vmid) + '-';
    strays.removeIf([&name](const auto &stray) { return stray.key().contains(name); });
}

void World::removeVm(int vmid)
{
    vms.remove(vmid);
    m_freeFrom = qBound(100, vmid, m_freeFrom);
}

int World::freeVmid()
{
    while (vms.contains(m_freeFrom))
        ++m_freeFrom;
    return m_freeFrom;
}

void World::addFault(const Fault &fault)
{
    faults.append({fault, QRegularExpression(fault.pattern), 0, 0, std::nullopt});
}

void World::answer(const Call &call, const Reply &reply)
{
    const Millis at = now + latency(call);
    if (!call.workers.isEmpty()) {
        const QByteArray owner = "call/" + QByteArray::number(call.serial);
        agenda.add(at, [gate = call.workers, owner](World &w) { Gates::release(w, gate, owner); });
    }
    if (awaited == call.serial)
        answered = Answered{reply, at};
}

void World::startStatRounds()
{
    const auto round = [](World &w) { w.startStatRounds(); };
    if (now < statAt) {
        agenda.add(statAt, round);
        return;
    }
    statRound();
    agenda.add(now + Millis(10'000), round);
}

void World::statRound()
{
    seen = vms;
    seenAt = now;
    for (const Node &each : std::as_const(nodes))
        tasks::collect(*this, each.name);
}

QByteArray missingConfig(const QByteArray &node, int vmid)
{
    return "Configuration file 'nodes/" + node + "/qemu-server/" + QByteArray::number(vmid) +
           ".conf' does not exist";
}

} // namespace sim
