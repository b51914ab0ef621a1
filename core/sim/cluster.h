// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/message.h"

#include <QDateTime>
#include <QStringList>

#include <memory>
#include <optional>

namespace sim {

/// A simulated PVE cluster, deterministic: the same requests at the same times with the same seed give the same
/// answers. No clock and no sockets: time is an argument and may only grow. Judged against pve/transcripts.
class Cluster
{
public:
    struct Setup
    {
        QString scenario = QStringLiteral("calm"); ///< one of scenarioNames()
        quint64 seed = 1;
        QDateTime epoch; ///< wall time (UTC) of the simulator's time 0; invalid = a fixed date
    };

    explicit Cluster(const Setup &setup);
    ~Cluster();
    Cluster(const Cluster &) = delete;
    Cluster &operator=(const Cluster &) = delete;

    /// Decides the fate of one request that arrives at `now`. Effects that lie in the future (a call that waits for a
    /// lock, a task) happen when the cluster is moved past them, by this or by advanceTo().
    [[nodiscard]] Response handle(const Request &request, Millis now);
    void advanceTo(Millis now);

    /// "user@realm!id=secret" of a token that may do everything; also printed by `slipway-cli simulate`.
    [[nodiscard]] QString adminToken() const;
    /// VMIDs that exist now, for tests.
    [[nodiscard]] QList<int> vmids() const;
    /// Wall time, in UTC, at a simulator time: what the Date header says.
    [[nodiscard]] QDateTime wallAt(Millis at) const;

    [[nodiscard]] static QStringList scenarioNames();
    [[nodiscard]] static QString scenarioSentence(const QString &name); ///< one sentence for people

    class State;

private:
    std::unique_ptr<State> m_state;
};

} // namespace sim
