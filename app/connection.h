// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/target.h"
#include "core/base/clock.h"
#include "core/base/log.h"
#include "core/provision/job.h"
#include "core/pve/failoverclient.h"
#include "core/pve/gateclient.h"
#include "core/pve/httpclient.h"
#include "core/pve/nodelimiter.h"
#include "core/pve/ticketlogin.h"
#include "core/pve/traffic.h"
#include "core/sim/server.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace app {

/// One server or cluster, made ready: the client, what went over it, and who we are there. It signs in where
/// that takes a password, and goes to the next endpoint where one is down. In the demo it runs the simulated
/// cluster too. Clock and log must outlive it. Main thread.
class Connection final : public QObject
{
    Q_OBJECT
public:
    Connection(const Target &target, base::Clock &clock, base::Log &log, QObject *parent = nullptr);
    ~Connection() override;

    /// Signs in, asks for the version and for our permissions; one of the signals follows, from the event
    /// loop.
    void check();
    /// What secondFactorWanted() asked for; check() goes on with it.
    void answerSecondFactor(const QString &factor, const QString &code);

    /// From here on nothing is refused for the want of a sign-in, but left without an answer: for
    /// signedOut().
    void holdRequests() { m_gate->close(); }

    [[nodiscard]] pve::Client &client() { return *m_gate; }
    [[nodiscard]] const pve::Traffic &traffic() const { return m_traffic; }
    [[nodiscard]] QString serverName() const;          ///< of the endpoint in use: "pve1.lab:8006"
    [[nodiscard]] const pve::Server &endpoint() const; ///< the one in use
    [[nodiscard]] const QString &version() const { return m_version; } ///< "9.2.11"; empty before accepted()
    /// After accepted(): nothing at all is allowed, as to a token with privilege separation and without its
    /// own grants (pve/FACTS.md 2).
    [[nodiscard]] bool hasNoPrivileges() const { return m_hasNoPrivileges; }
    /// Whose jobs are driven here. The cluster is the first endpoint's pinned certificate or, where a CA of
    /// the system decides, the host it vouches for; not that CA, which vouches for others as well.
    [[nodiscard]] prov::Owner owner() const;

signals:
    void accepted();
    void refused(const base::Error &error); ///< not reached, not trusted, not signed in
    /// The server wants a code of one of these `factors`; `refusal` is what it said to the last one.
    void secondFactorWanted(const QStringList &factors, const std::optional<base::Error> &refusal);
    /// After accepted(): the ticket is over and cannot be renewed; somebody has to sign in again.
    void signedOut(const base::Error &error);
    void moved();                              ///< another endpoint is in use, the one before is down
    void unanswered(const base::Error &error); ///< nothing was heard of the server, see FailoverClient

private:
    void openEndpoints(base::Clock &clock);
    void followLogin();
    void askVersion();
    void ask(const pve::Request &request, void (Connection::*then)(const pve::Answer &));
    void versionRead(const pve::Answer &answer);
    void permissionsRead(const pve::Answer &answer);

    base::Log &m_log;
    std::unique_ptr<sim::Server> m_simulator; ///< only in the demo
    bool m_listens = false;
    Target m_target;
    QString m_version;
    bool m_hasNoPrivileges = false;
    pve::Traffic m_traffic;
    std::unique_ptr<pve::Authorizer> m_authorizer;
    std::vector<std::unique_ptr<pve::HttpClient>> m_http; ///< one for each endpoint
    std::unique_ptr<pve::FailoverClient> m_wire;
    std::unique_ptr<pve::TicketLogin> m_login; ///< only with a password
    std::unique_ptr<pve::NodeLimiter> m_limiter;
    std::unique_ptr<pve::GateClient> m_gate;
    std::unique_ptr<pve::Reply> m_reply;
};

/// The simulated cluster of the demo and of `simulate`, not yet listening. Its wall time begins at `now`;
/// `faults` come on top of the scenario's.
[[nodiscard]] std::unique_ptr<sim::Server> makeSimulator(const DemoOptions &demo, quint16 port,
                                                         const QDateTime &now,
                                                         const QList<sim::Fault> &faults = {});

} // namespace app
