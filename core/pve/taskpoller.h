// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/pve/client.h"
#include "core/pve/types.h"

#include <QObject>

#include <functional>
#include <map>

namespace pve {

/// Settings of the poller, every one with its unit in its name or type.
struct PollSettings
{
    base::Millis interval{1000};
    base::Millis slowInterval{15'000}; ///< for tasks watched at Pace::Slow (detached ones)
    base::Millis crossCheck{5000};     ///< one task per node is asked for its status this often, longest unchecked first
    base::Millis maxBackOff{15'000};
    int limit = 1000;
};

/// Watches tasks: one list request per node and tick whatever the number of tasks; `tasks/{upid}/status` is the judge.
/// The contract is design section 4, the traps are pve/FACTS.md 3. Single-threaded; the client and the clock must
/// outlive it. Requests are GETs only: a poller never has an effect.
class TaskPoller : public QObject
{
    Q_OBJECT
public:
    enum class Pace { Normal, Slow };

    TaskPoller(Client &client, base::Clock &clock, PollSettings settings, QObject *parent = nullptr);
    ~TaskPoller() override;

    /// user@realm without token id, for `userfilter`.
    void setUser(const QString &user);
    void setSettings(const PollSettings &settings);

    /// Idempotent; a second call changes the pace. A new task is looked at after 0.3, 0.6 and 1 s, then each interval.
    void watch(const Upid &upid, Pace pace = Pace::Normal);
    void unwatch(const Upid &upid);
    [[nodiscard]] bool isWatching(const Upid &upid) const;

    /// Whose log is fetched, at most one page per node and tick: the selected one first, then those on screen in turn.
    void setSelected(const QString &upid);
    void setOnScreen(const QStringList &upids);
    /// All nodes at once, after a sleep of the machine: requests under way are given up, everything is asked again.
    void wake();

signals:
    /// New lines of a task's log, in order, none twice. `total` is the server's count so far.
    void logGrew(const pve::Upid &upid, const QList<pve::LogLine> &lines, int total);
    /// The task was seen running (by list or status) at this tick.
    void seenRunning(const pve::Upid &upid);
    /// Exactly once per watched task; it is no longer watched then. Its last log lines were delivered before, when
    /// they could be had.
    void ended(const pve::Upid &upid, const pve::TaskExit &exit);
    /// The server says it knows no such task (400 "no such task"), or it may not be seen (403). Watching ended.
    void vanished(const pve::Upid &upid, const base::Error &error);
    /// Polling a node fails; it goes on with back-off. `lastSeen` is wall time (invalid: never).
    void troubled(const QString &node, const base::Error &error, const QDateTime &lastSeen, base::Millis retryIn);
    void recovered(const QString &node);

private:
    class NodeWatch;
    friend class NodeWatch;
    NodeWatch &nodeFor(const QString &node);

    Client &m_client;
    base::Clock &m_clock;
    PollSettings m_settings;
    QString m_user;
    QString m_selected;
    QStringList m_onScreen;
    std::map<QString, std::unique_ptr<NodeWatch>> m_nodes;
};

} // namespace pve
