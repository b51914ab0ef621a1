// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/agenda.h"
#include "core/sim/call.h"

#include <QJsonObject>

namespace sim {

struct TaskLine
{
    Millis at{0};
    QByteArray text;
};

/// A worker process of a node, running or ended, with its log. Log lines may be written ahead: readers see
/// those whose time has come. The process owns gates under its UPID and lets go of them when it ends.
struct Task
{
    QByteArray upid;
    QByteArray node;
    QByteArray type;
    QByteArray id;
    QByteArray user; ///< "admin@pve"
    QByteArray tokenId;
    int pid = 0;
    qint64 pstart = 0;
    Millis startedAt{0};
    std::optional<Millis> endedAt;
    QByteArray exit;                ///< "OK", "WARNINGS: 1", "unexpected status" or the error itself
    std::optional<Millis> listedAt; ///< when the lists noticed the end; their endtime
    bool parentGone = false;        ///< nobody reaps it: the lists notice late (pve/FACTS.md 3)
    std::optional<Millis> span;     ///< what it is going to take, when that was declared
    int terms = 0;                  ///< SIGTERMs received
    int stage = 0; ///< counted up when it changes its mind: what was planned with later() before is off
    QList<TaskLine> log;
    Action onTerm; ///< what a SIGTERM makes it do; none = it ends at once

    [[nodiscard]] bool isRunning() const { return !endedAt.has_value(); }
    [[nodiscard]] QByteArray listUser(bool archived) const;
    [[nodiscard]] QList<QByteArray> visibleLog(Millis now) const;
};

namespace tasks {

/// From the SIGTERM of a DELETE to its SIGKILL: five looks a second apart, the first at once.
constexpr Millis kTermPatience{4800};

using Body = std::function<void(World &, const QByteArray &upid)>;

/// Forks a worker for this call: `body` starts a moment later, under the UPID that the call answers at once.
[[nodiscard]] Reply start(World &world, const Call &call, const QByteArray &type, int id, const Body &body);
/// A task that somebody else started, as given; gives it its UPID.
QByteArray adopt(World &world, Task task);
void log(World &world, const QByteArray &upid, const QByteArray &line);
/// Does nothing when the task is not running any more, or at another stage.
void later(World &world, const QByteArray &upid, Millis delay, const Action &action);
/// How long a piece of its work takes that takes `calm` ms in a healthy cluster: `share` of the time that is
/// left to a task whose time was declared.
[[nodiscard]] Millis work(const World &world, const QByteArray &upid, int calm, double share = 1);
/// TASK OK, TASK WARNINGS: N or TASK ERROR: …, and exit; at the declared time if that is
/// later.
void end(World &world, const QByteArray &upid, const QByteArray &exit = "OK");
/// SIGKILL: no TASK line, nothing is cleaned up.
void kill(World &world, const QByteArray &upid);
/// SIGTERM, as DELETE of a task sends it.
void term(World &world, const QByteArray &upid);
/// Lets the lists of a node notice ended tasks whose parent is gone.
void collect(World &world, const QByteArray &node);
/// The lock of a storage, to free volumes there.
void withStorage(World &world, const QByteArray &upid, const QByteArray &gate, const Action &then);
/// The exclusive flock of a VM within 10 s, as task variants of calls take it; `then` runs only when it was
/// had.
void withFlock(World &world, const QByteArray &upid, int vmid, const Action &then);

} // namespace tasks

} // namespace sim
