// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/target.h"
#include "core/base/clock.h"
#include "core/base/log.h"
#include "core/provision/job.h"
#include "core/pve/httpclient.h"
#include "core/pve/nodelimiter.h"
#include "core/pve/traffic.h"
#include "core/sim/server.h"

#include <QObject>

#include <memory>

namespace app {

/// One server, made ready: the client, what went over it, and who we are there. In the demo it runs the
/// simulated cluster too. Clock and log must outlive it. Main thread.
class Connection final : public QObject
{
    Q_OBJECT
public:
    Connection(const Target &target, base::Clock &clock, base::Log &log, QObject *parent = nullptr);
    ~Connection() override;

    /// Asks for the version and for our permissions; one of the signals follows, from the event loop.
    void check();

    [[nodiscard]] pve::Client &client() { return m_limiter; }
    [[nodiscard]] const pve::Traffic &traffic() const { return m_traffic; }
    [[nodiscard]] QString serverName() const; ///< "pve1.lab:8006"
    /// Whose jobs are driven here. The cluster is the pinned certificate or, where a CA of the system
    /// decides, the host it vouches for; not that CA, which vouches for others as well.
    [[nodiscard]] prov::Owner owner() const;

signals:
    void accepted();
    void refused(const base::Error &error); ///< not reached, not trusted, not signed in

private:
    void ask(const pve::Request &request, void (Connection::*then)(const pve::Answer &));
    void versionRead(const pve::Answer &answer);
    void permissionsRead(const pve::Answer &answer);

    base::Log &m_log;
    std::unique_ptr<sim::Server> m_simulator; ///< only in the demo
    bool m_listens = false;
    Target m_target;
    pve::ApiTokenAuthorizer m_authorizer;
    pve::HttpClient m_http;
    pve::NodeLimiter m_limiter;
    pve::Traffic m_traffic;
    std::unique_ptr<pve::Reply> m_reply;
};

/// The simulated cluster of the demo and of `simulate`, not yet listening. Its wall time begins at `now`;
/// `faults` come on top of the scenario's.
[[nodiscard]] std::unique_ptr<sim::Server> makeSimulator(const DemoOptions &demo, quint16 port,
                                                         const QDateTime &now,
                                                         const QList<sim::Fault> &faults = {});

} // namespace app
