// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/fault.h"
#include "core/sim/message.h"

#include <QDateTime>
#include <QJsonObject>
#include <QMap>
#include <QStringList>

#include <memory>
#include <optional>

namespace sim {

/// A simulated PVE cluster, deterministic: the same requests at the same times with the same seed give the
/// same answers. No clock and no sockets: time is an argument and may only grow. Judged against
/// pve/transcripts.
class Cluster
{
public:
    struct Setup
    {
        QString scenario = QStringLiteral("calm"); ///< one of scenarioNames()
        quint64 seed = 1;
        QDateTime epoch;          ///< wall time (UTC) of the simulator's time 0; invalid = a fixed date
        QJsonObject start = {};   ///< what there is instead of the demo cluster, as worldfile.h has it
        QList<Fault> faults = {}; ///< besides those of the scenario
    };

    /// What is wrong with a `start`, empty when nothing is.
    [[nodiscard]] static QString wrongStart(const QJsonObject &start);

    explicit Cluster(const Setup &setup); ///< `start` must not be wrong
    ~Cluster();
    Cluster(const Cluster &) = delete;
    Cluster &operator=(const Cluster &) = delete;

    /// Decides the fate of one request that arrives at `now`. Effects that lie in the future (a call that
    /// waits for a lock, a task) happen when the cluster is moved past them, by this or by advanceTo().
    [[nodiscard]] Response handle(const Request &request, Millis now);
    void advanceTo(Millis now);

    /// "user@realm!id=secret" of a token that may do everything, unless the scenario says otherwise; also
    /// printed by `slipway-cli simulate`.
    [[nodiscard]] QString adminToken() const;
    /// "user@realm" and password of the token's user, who may do everything.
    [[nodiscard]] QString adminUser() const;
    [[nodiscard]] QString adminPassword() const;
    /// Somebody of the demo cluster who needs a second factor, and may do everything.
    struct SecondFactorLogin
    {
        QString user;
        QString password;
        QString totp; ///< the code that is always right
        QStringList recovery;
    };
    [[nodiscard]] SecondFactorLogin secondFactorLogin() const;
    /// VMIDs that exist now, for tests.
    [[nodiscard]] QList<int> vmids() const;
    /// Wall time, in UTC, at a simulator time: what the Date header says.
    [[nodiscard]] QDateTime wallAt(Millis at) const;

    [[nodiscard]] static QStringList scenarioNames();
    [[nodiscard]] static QString scenarioSentence(const QString &name); ///< one sentence for people

    // ---- for tests and benches

    struct Logged
    {
        QByteArray method;
        QByteArray target;
        Millis at{0};
        QByteArray node;          ///< of the path; empty = any
        bool isProtected = false; ///< took one of pvedaemon's workers
        int status = 0;           ///< what was answered, or would have been
    };
    /// "user@realm!id=secret" of a token without any right.
    [[nodiscard]] QString bareToken() const;
    /// As if made at that time; of the CSRF token likewise.
    [[nodiscard]] QByteArray ticket(const QByteArray &user, qint64 epochSeconds) const;
    [[nodiscard]] QByteArray csrfToken(const QByteArray &user, qint64 epochSeconds) const;
    void addFault(const Fault &fault);
    /// The configuration of a VM as it is in force; empty when there is none.
    [[nodiscard]] QMap<QByteArray, QByteArray> config(int vmid) const;
    /// What is pending in it.
    [[nodiscard]] QMap<QByteArray, QByteArray> pending(int vmid) const;
    [[nodiscard]] bool isRunning(int vmid) const;
    /// A VM that somebody else made, stopped, without disks.
    void addForeignVm(int vmid, const QByteArray &node, const QByteArray &name,
                      const QByteArray &description = {});
    /// Somebody holds the flock of a VM from now on for so long, if it is free.
    void holdFlock(int vmid, Millis span);
    [[nodiscard]] const QList<Logged> &requests() const;

    class State;

private:
    std::unique_ptr<State> m_state;
};

} // namespace sim
