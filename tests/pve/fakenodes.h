// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/upid.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedclient.h"

#include <QList>
#include <QStringList>

#include <functional>
#include <map>
#include <optional>

namespace test {

/// The task calls of PVE nodes, as far as the poller can see them: answers a ScriptedClient's requests in the
/// shapes of the recorded server, moves the clock in steps of 10 ms, and notes when each request came.
class FakeNodes
{
public:
    struct Task
    {
        std::optional<base::Millis> end{}; ///< clock time of the end; nothing = it runs on
        QString exit = QStringLiteral("OK");
        base::Millis listLag{0};        ///< how much longer the list says RUNNING
        bool saysEndedTooEarly = false; ///< the list shows it ended from the start
        bool isListed = true;
        bool exists = true;
        QStringList log{};
    };
    struct Seen
    {
        base::Millis at{0};
        pve::Request request;
        QString upid; ///< empty for the list

        bool operator==(const Seen &) const = default;
    };
    /// An answer in place of the ordinary one; nothing = the ordinary one.
    using Fault = std::function<std::optional<pve::Answer>(const Seen &)>;

    FakeNodes(ScriptedClient &client, ManualClock &clock) : m_client(client), m_clock(clock) {}

    /// A clone of 9000 that began `number` seconds after the server's time 0 (pve/forms.md: hex epoch).
    [[nodiscard]] static pve::Upid clone(int number, const QString &node = QStringLiteral("pve1"));
    Task &add(const pve::Upid &upid) { return m_tasks[upid.text]; }
    Task &task(const pve::Upid &upid) { return m_tasks.at(upid.text); }
    void setLatency(base::Millis latency) { m_latency = latency; }
    void setFault(const Fault &fault) { m_fault = fault; }

    void run(base::Millis span);
    [[nodiscard]] base::Millis now() const { return m_clock.now().time_since_epoch(); }

    [[nodiscard]] const QList<Seen> &all() const { return m_seen; }
    /// Requests whose endpoint ends so: "/tasks", "/status", "/log".
    [[nodiscard]] QList<Seen> seen(const QString &ending) const;
    [[nodiscard]] QList<qint64> times(const QString &ending) const; ///< ms
    [[nodiscard]] QStringList upids(const QString &ending) const;
    void forget() { m_seen.clear(); }

    static constexpr qint64 epoch =
        1'795'391'000; ///< the server's clock at time 0, hours from ManualClock's wall time

private:
    void serve();
    void answer(quint64 serial, const Seen &seen);
    [[nodiscard]] bool hasEnded(const Task &task, base::Millis lag = {}) const;
    [[nodiscard]] QByteArray listOf(const pve::Request &request) const;
    [[nodiscard]] QByteArray statusOf(const pve::Upid &upid) const;
    [[nodiscard]] QByteArray logOf(const pve::Upid &upid, const pve::Request &request) const;

    ScriptedClient &m_client;
    ManualClock &m_clock;
    base::Millis m_latency{0};
    Fault m_fault;
    std::map<QString, Task> m_tasks;
    std::map<quint64, Seen> m_open;
    QList<Seen> m_seen;
};

} // namespace test
