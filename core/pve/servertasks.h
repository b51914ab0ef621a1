// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/pve/backoff.h"
#include "core/pve/client.h"
#include "core/pve/types.h"

#include <QObject>

#include <memory>

namespace pve {

/// The tasks of one VM on its node, or the last ones of every node, whoever started them, and the log of one
/// of them, while somebody looks: one request at a time, a list each second while something goes on, else
/// every five, and behind it the new lines of the log. GETs only. The list is enough here: it may call a task
/// running for up to 10 s after its end (pve/FACTS.md 3). Client and clock outlive it.
class ServerTasks final : public QObject
{
    Q_OBJECT
public:
    static constexpr int mostTasks = 50;   ///< of a VM
    static constexpr int mostLines = 5000; ///< of a log that is longer its end is read

    ServerTasks(Client &client, base::Clock &clock, QObject *parent = nullptr);
    ~ServerTasks() override;

    /// Looks at a VM from now on; nothing changes when it does so already.
    void look(const QString &node, VmId vmid);
    /// The same for the cluster: some 25 of each node (pve/FACTS.md 3), of templates, nodes, storages and VMs
    /// that are gone, too.
    void lookAtCluster();
    void rest();
    /// Something is going to happen there: looks each second.
    void setEager(bool eager);
    /// Whose log is read, from its first line on; empty: none's.
    void follow(const QString &upid);

signals:
    void listed(const QList<pve::TaskRow> &rows); ///< in the server's order
    void logGrew(const QString &upid, const QList<pve::LogLine> &lines);
    void listFailed(const base::Error &error); ///< it goes on, with back-off
    void logFailed(const QString &upid,
                   const base::Error &error); ///< asked again with back-off, unless it may not be seen

private:
    void ask(Request request, base::Result<TaskList> (*decode)(const Response &));
    [[nodiscard]] bool goesOn() const;
    void wait();
    void askList();
    void takeList(const base::Result<TaskList> &list);
    void askLog();
    void takeLog(bool ended, const base::Result<TaskLog> &log);
    [[nodiscard]] const TaskRow *followed() const;

    Client &m_client;
    base::Clock &m_clock;
    /// A list, and who reads it.
    struct List
    {
        Request request;
        base::Result<TaskList> (*decode)(const Response &) = nullptr;
    };
    std::optional<List> m_list; ///< nullopt: rests
    bool m_eager = false;
    QList<TaskRow> m_rows;
    std::optional<Upid> m_upid;
    int m_linesSeen = 0;
    int m_pages = 0;         ///< since the last list
    bool m_logEnded = false; ///< read to the end of a task that has ended, or not to be had
    std::unique_ptr<Reply> m_reply;
    std::unique_ptr<base::Timer> m_timer;
    BackOff m_backOff{1};
    BackOff m_logBackOff{2}; ///< of its own: the list may be answered all the time
};

} // namespace pve
