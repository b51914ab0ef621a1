// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/access.h"
#include "core/sim/agenda.h"
#include "core/sim/fault.h"
#include "core/sim/gates.h"
#include "core/sim/storage.h"
#include "core/sim/task.h"
#include "core/sim/taskarchive.h"
#include "core/sim/tickets.h"
#include "core/sim/version.h"
#include "core/sim/vm.h"

#include <QDateTime>
#include <QRegularExpression>

namespace sim {

/// What becomes of a call that pveproxy passes on to a host (pve/transcripts/proxy-errors-59x).
enum class Reach { Answers, NoAddress, Refuses, Silent, Untrusted };
/// "no-address" …; nothing for other words.
[[nodiscard]] std::optional<Reach> reachFrom(const QByteArray &word);

struct Node
{
    QByteArray name;
    int cpus = 16;
    qint64 memory = 0; ///< bytes
    QByteArray dns = "10.0.20.1";
    Reach reach = Reach::Answers; ///< for the others; the first node is the one that is asked
    bool daemonRuns = true;       ///< pvedaemon, which answers what is protected
};

struct Bridge
{
    QByteArray name;
    bool vlanAware = false;
    QByteArray comment;
    QByteArray ports = "eth0"; ///< without one neither a VLAN nor hot-plugging works (pve/transcripts/power)
};

/// A fault and how often it has been met.
struct ArmedFault
{
    Fault fault;
    QRegularExpression pattern;
    int met = 0;
    int hits = 0;
    std::optional<Millis> firstHit;
};

/// The whole simulated cluster as one value. A call that has to wait is answered by copying the world,
/// letting the copy go on until the answer is there, and throwing the copy away; in the world itself the call
/// goes on by the agenda. So an answer given ahead of time is wrong only if a later request changes what it
/// was waiting for.
class World
{
public:
    explicit World(quint64 seed_, const QDateTime &epoch_) : seed(seed_), epoch(epoch_), tickets(seed_) {}

    quint64 seed;
    QDateTime epoch;
    Millis now{0};
    int pace = 1; ///< factor on the time that real work takes

    Agenda agenda;
    Gates gates;
    QList<Node> nodes;
    QList<Storage> storages;
    QList<Bridge> bridges;
    QMap<QByteArray, Reach> hosts;      ///< names that resolve, of no node
    QMap<QByteArray, QByteArray> pools; ///< id → comment
    Version version;
    Access access;
    Tickets tickets;
    QMap<int, Vm> vms;
    /// As pvestatd last saw and broadcast them: /cluster/resources lags up to 10 s behind (pve/FACTS.md 11).
    QMap<int, Vm> seen;
    Millis seenAt{0};
    QMap<QByteArray, qint64> strays; ///< volumes that no configuration names: volume → bytes
    QMap<QByteArray, qint64> data;   ///< bytes in a volume, where they are known
    Millis statAt{0};                ///< when pvestatd has its first round
    Millis guestBoot{12'000};        ///< until the agent of a guest answers
    QMap<QByteArray, Task> tasks;
    /// "qmclone 9000" → declared times of the tasks of that kind that start next, in that order.
    QMap<QByteArray, QList<Millis>> spans;
    QList<QByteArray> activeTasks; ///< UPIDs of those that the lists do not call finished, oldest start first
    QMap<QByteArray, TaskArchive> archives; ///< node → the others
    QList<ArmedFault> faults;

    /// Does everything that is due until then.
    void advanceTo(Millis time);
    /// Does the next thing on the agenda, whenever it is due.
    void step();

    [[nodiscard]] qint64 epochSeconds(Millis at) const
    {
        return (epoch.toMSecsSinceEpoch() + at.count()) / 1000;
    }
    [[nodiscard]] const Node *node(const QByteArray &name) const;
    [[nodiscard]] const Storage *storage(const QByteArray &id) const;
    [[nodiscard]] const Bridge *bridge(const QByteArray &name) const;
    /// nullptr unless it is there and on that node.
    [[nodiscard]] Vm *vmOn(const QByteArray &nodeName, int vmid);
    /// Also by way of the pool that a VM is in.
    [[nodiscard]] bool may(const Caller &caller, const QByteArray &path, const QByteArray &privilege) const;
    /// The path and, of a VM in a pool, the pool's.
    [[nodiscard]] QList<QByteArray> grantingPaths(const QByteArray &path) const;
    [[nodiscard]] bool hasVolume(const QByteArray &volume) const;
    void removeVm(int vmid);
    /// The lowest one from 100 on.
    [[nodiscard]] int freeVmid();

    /// Volumes of an id that no configuration names go away.
    void freeStrays(int vmid);
    void addFault(const Fault &fault);

    /// Ends a call: frees its pvedaemon worker and keeps the reply if that call is the awaited one.
    void answer(const Call &call, const Reply &reply);
    struct Answered
    {
        Reply reply;
        Millis at{0};
    };
    quint64 awaited = 0; ///< serial of the call that handle() is about
    std::optional<Answered> answered;

    /// pvestatd: every 10 s from `statAt` on, for ever.
    void startStatRounds();

private:
    int m_freeFrom = 100; ///< all VMIDs below it are taken

    void statRound();
};

/// "Configuration file 'nodes/pve1/qemu-server/999.conf' does not exist"
[[nodiscard]] QByteArray missingConfig(const QByteArray &node, int vmid);

} // namespace sim
