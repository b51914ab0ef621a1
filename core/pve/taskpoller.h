// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/pve/client.h"
#include "core/pve/pollsettings.h"
#include "core/pve/types.h"

#include <QDateTime>
#include <QObject>

#include <map>
#include <memory>

namespace pve {

class NodeWatch;

/// What the poller's user wants to see; shared with the watches of the nodes.
struct PollView
{
    PollSettings settings;
    QString user;     ///< user@realm without token id, empty = no userfilter
    QString selected; ///< UPID
    QStringList onScreen;
};

/// Watches tasks: one list request per node and tick whatever the number of tasks; `tasks/{upid}/status` is
/// the judge. The contract is design section 4, the traps are pve/FACTS.md 3. Single-threaded; the client and
/// the clock must outlive it. Requests are GETs only: a poller never has an effect.
class TaskPoller : public QObject
{
    Q_OBJECT
public:
    using Pace = pve::Pace;

    TaskPoller(Client &client, base::Clock &clock, PollSettings settings, QObject *parent = nullptr);
    ~TaskPoller() override;

    /// user@realm without token id, for `userfilter`.
    void setUser(const QString &user);
    void setSettings(const PollSettings &settings);

    /// Idempotent; a second call changes the pace. A new task is looked at after 0.3, 0.6 and 1 s, then each
    /// interval; new ones share these early looks, of which a node gets few.
    void watch(const Upid &upid, Pace pace = Pace::Normal);
    void unwatch(const Upid &upid);
    [[nodiscard]] bool isWatching(const Upid &upid) const;

    /// Whose log is fetched, at most one page per node and tick: the selected one first, then those on screen
    /// in turn.
    void setSelected(const QString &upid);
    void setOnScreen(const QStringList &upids);
    /// All nodes at once, after a sleep of the machine: requests under way are given up, everything is asked
    /// again.
    void wake();

signals:
    /// New lines of a task's log, in order, none twice. `total` is the server's count so far.
    void logGrew(const pve::Upid &upid, const QList<pve::LogLine> &lines, int total);
    /// The task was seen running (by list or status) at this tick.
    void seenRunning(const pve::Upid &upid);
    /// Exactly once per watched task; it is no longer watched then. Its last log lines were delivered before,
    /// when they could be had.
    void ended(const pve::Upid &upid, const pve::TaskExit &exit);
    /// The server says it knows no such task (400 "no such task"), or it may not be seen (403). Watching
    /// ended.
    void vanished(const pve::Upid &upid, const base::Error &error);
    /// Polling a node fails; it goes on with back-off. `lastSeen` is wall time (invalid: never). Comes with
    /// each failure; recovered() once the node's list and statuses are answered again. A node with nothing
    /// left to watch is not asked.
    void troubled(const QString &node, const base::Error &error, const QDateTime &lastSeen,
                  base::Millis retryIn);
    void recovered(const QString &node);

private:
    Client &m_client;
    base::Clock &m_clock;
    PollView m_view;
    std::map<QString, std::unique_ptr<NodeWatch>>
        m_nodes; ///< idle ones stay: a slot may unwatch inside their signals
};

} // namespace pve
