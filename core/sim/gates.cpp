// SPDX-License-Identifier: Apache-2.0
#include "core/sim/gates.h"

#include "core/sim/world.h"

#include <algorithm>

namespace sim {

bool Gates::admits(const Wish &wish) const
{
    const auto it = m_gates.constFind(wish.gate);
    if (it == m_gates.cend())
        return true;
    const QList<Wish> &owners = it->owners;
    if (wish.mode == Mode::Exclusive)
        return owners.isEmpty();
    const bool exclusive = !owners.isEmpty() && owners.first().mode == Mode::Exclusive;
    return !exclusive && owners.size() < wish.limit;
}

void Gates::acquire(World &world, const Wish &wish, const Then &then)
{
    Gates &gates = world.gates;
    if (gates.admits(wish)) {
        gates.m_gates[wish.gate].owners.append(wish);
        then(world, true);
        return;
    }
    const quint64 id = ++gates.m_serial;
    gates.m_gates[wish.gate].waiters.append({id, wish, then});
    if (wish.patience) {
        world.agenda.add(world.now + *wish.patience,
                         [gate = wish.gate, id](World &later) { giveUp(later, gate, id); });
    }
}

void Gates::release(World &world, const QByteArray &gate, const QByteArray &owner)
{
    const auto isHis = [&owner](const Wish &wish) { return wish.owner == owner; };
    if (world.gates.m_gates[gate].owners.removeIf(isHis) > 0)
        letIn(world, gate);
    tidy(world, gate);
}

void Gates::tidy(World &world, const QByteArray &gate)
{
    const auto it = world.gates.m_gates.constFind(gate);
    if (it != world.gates.m_gates.cend() && it->owners.isEmpty() && it->waiters.isEmpty())
        world.gates.m_gates.erase(it);
}

void Gates::hold(World &world, const QByteArray &gate, Millis span, Millis patience)
{
    const QByteArray owner = "somebody/" + QByteArray::number(++world.gates.m_holders);
    acquire(world, {gate, owner, Mode::Exclusive, patience}, [gate, owner, span](World &w, bool granted) {
        const auto letGo = [gate, owner](World &later) { release(later, gate, owner); };
        if (granted)
            w.agenda.add(w.now + span, letGo);
    });
}

void Gates::releaseAll(World &world, const QByteArray &owner)
{
    const QList<QByteArray> names = world.gates.m_gates.keys();
    for (const QByteArray &name : names) {
        world.gates.m_gates[name].waiters.removeIf(
            [&owner](const Waiter &w) { return w.wish.owner == owner; });
        release(world, name, owner);
    }
}

void Gates::letIn(World &world, const QByteArray &gate)
{
    QList<Then> granted;
    Gate &here = world.gates.m_gates[gate];
    for (qsizetype i = 0; i < here.waiters.size();) {
        if (!world.gates.admits(here.waiters.at(i).wish)) {
            ++i;
            continue;
        }
        const Waiter waiter = here.waiters.takeAt(i);
        here.owners.append(waiter.wish);
        granted.append(waiter.then);
    }
    for (const Then &then : std::as_const(granted)) // last: they may ask for gates themselves
        then(world, true);
}

void Gates::giveUp(World &world, const QByteArray &gate, quint64 id)
{
    QList<Waiter> &waiters = world.gates.m_gates[gate].waiters;
    const auto it =
        std::find_if(waiters.cbegin(), waiters.cend(), [id](const Waiter &w) { return w.id == id; });
    if (it == waiters.cend())
        return tidy(world, gate);
    const Then then = it->then;
    waiters.erase(it);
    then(world, false);
}

QByteArray flockOf(int vmid)
{
    return "flock/" + QByteArray::number(vmid);
}

QByteArray flockTimeout(int vmid)
{
    return "can't lock file '/var/lock/qemu-server/lock-" + QByteArray::number(vmid) + ".conf' - got timeout";
}

} // namespace sim
