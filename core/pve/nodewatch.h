// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/pve/allowance.h"
#include "core/pve/backoff.h"
#include "core/pve/client.h"
#include "core/pve/taskpoller.h"
#include "core/pve/watchedtasks.h"

#include <QDateTime>
#include <QObject>

#include <memory>
#include <optional>

namespace pve {

/// TaskPoller's part for one node: its timer and its three requests, at most one of each kind under way: the
/// task list, one task's status, one page of one task's log. Status and log are served by other processes of
/// the server than the list (pve/FACTS.md 11), so each kind waits and fails on its own. Signals as in
/// TaskPoller; client, clock and view must outlive it. A slot may call anything here but destroy it.
class NodeWatch : public QObject
{
    Q_OBJECT
public:
    NodeWatch(const QString &node, Client &client, base::Clock &clock, const PollView &view);

    void watch(const Upid &upid, Pace pace);
    void unwatch(const QString &upid);
    [[nodiscard]] bool isWatching(const QString &upid) const { return m_tasks.contains(upid); }
    /// Gives up what is under way and asks everything again, now.
    void wake();
    /// Settings have changed: the next list comes when they say.
    void schedule();

signals:
    void logGrew(const pve::Upid &upid, const QList<pve::LogLine> &lines, int total);
    void seenRunning(const pve::Upid &upid);
    void ended(const pve::Upid &upid, const pve::TaskExit &exit);
    void vanished(const pve::Upid &upid, const base::Error &error);
    void troubled(const QString &node, const base::Error &error, const QDateTime &lastSeen,
                  base::Millis retryIn);
    void recovered(const QString &node);

private:
    /// A kind of request: the one under way, and how patient to be after failures.
    struct Line
    {
        std::unique_ptr<Reply> reply;
        BackOff backOff;
    };

    [[nodiscard]] base::TimePoint ordinaryLook() const;
    [[nodiscard]] base::TimePoint nextLook() const;
    [[nodiscard]] bool isFree(const Line &line) const;
    template <typename Decode, typename Take>
    void ask(Line &line, Request request, Decode decode, Take take);
    void askList();
    void takeList(const base::Result<TaskList> &list);
    void askStatus();
    void takeStatus(const Upid &upid, const base::Result<TaskStatus> &status);
    void askLog();
    void takeLog(const Upid &upid, bool last, const base::Result<TaskLog> &log);
    /// True when the server has more lines of an ended task that are worth another request.
    bool deliver(const Upid &upid, const TaskLog &log);
    void finish(const Upid &upid);
    void rest();
    void noteGood(Line &line);
    void noteBad(Line &line, const base::Error &error);

    const QString m_node;
    Client &m_client;
    base::Clock &m_clock;
    const PollView &m_view;
    WatchedTasks m_tasks;
    const quint32 m_seed;
    Line m_list{{}, BackOff(m_seed)};
    Line m_status{{}, BackOff(m_seed + 1)};
    Line m_log{{}, BackOff(m_seed + 2)};
    std::unique_ptr<base::Timer> m_timer; ///< of the next list; none while one is under way
    std::optional<base::TimePoint> m_lookedAt;
    /// Looks before their time, for new tasks. Limited, or a stream of them would be a stream of requests.
    Allowance m_early{base::Millis{5000}, 4};
    base::Millis m_latency{0}; ///< of the last list that was answered
    QDateTime m_lastSeen;
    bool m_troubled = false;
};

} // namespace pve
