// SPDX-License-Identifier: Apache-2.0
#include "app/connection.h"

#include "core/pve/decode.h"

namespace app {

using base::Error;
using Level = base::LogRecord::Level;

namespace {

/// A CA that comes with the server's certificate is somebody's, of many clusters: a cluster's own CA is not
/// sent along. So two servers are one only when we trust them as one.
QString clusterIdentity(const pve::Server &server)
{
    return server.pin.isEmpty() ? QStringLiteral("host ") + server.url.authority()
                                : QStringLiteral("leaf ") + pve::fingerprintText(server.pin);
}

Target resolved(Target target, sim::Server *simulator)
{
    if (!simulator)
        return target;
    target.server = {QUrl(simulator->url()), pve::fingerprintFromText(simulator->fingerprint())};
    target.token = pve::apiTokenFromText(simulator->cluster().adminToken()).value_or(pve::ApiToken{});
    return target;
}

} // namespace

std::unique_ptr<sim::Server> makeSimulator(const DemoOptions &demo, quint16 port, const QDateTime &now,
                                           const QList<sim::Fault> &faults)
{
    return std::make_unique<sim::Server>(
        sim::Server::Setup{{demo.scenario, demo.seed, now, {}, faults}, port, demo.speed});
}

Connection::Connection(const Target &target, base::Clock &clock, base::Log &log, QObject *parent)
    : QObject(parent),
      m_log(log),
      m_simulator(target.demo ? makeSimulator(*target.demo, 0, clock.wallNow()) : nullptr),
      m_listens(!m_simulator || m_simulator->listen()),
      m_target(resolved(target, m_simulator.get())),
      m_authorizer(m_target.token),
      m_http(m_target.server, clock, m_authorizer, log.redactor()),
      m_limiter(m_http)
{
    m_log.hide(QString::fromLatin1(m_target.token.secret));
    connect(&m_http, &pve::HttpClient::exchanged, this,
            [this](const pve::Exchange &exchange) { m_traffic.add(exchange); });
}

Connection::~Connection() = default;

QString Connection::serverName() const
{
    return m_target.server.url.authority();
}

prov::Owner Connection::owner() const
{
    return {serverName(), clusterIdentity(m_target.server), m_target.token.id};
}

void Connection::check()
{
    if (m_listens)
        return ask(pve::getVersion(), &Connection::versionRead);
    const Error error{Error::Kind::NotSent, 0, m_simulator->errorText(), {}};
    QMetaObject::invokeMethod(
        this, [this, error] { emit refused(error); }, Qt::QueuedConnection);
}

void Connection::ask(const pve::Request &request, void (Connection::*then)(const pve::Answer &))
{
    m_reply = m_limiter.send(request);
    connect(m_reply.get(), &pve::Reply::finished, this, then);
}

void Connection::versionRead(const pve::Answer &answer)
{
    const auto version = answer ? pve::decodeVersion(*answer) : base::failure(answer.error());
    if (!version) {
        emit refused(version.error());
        return;
    }
    m_log.add(Level::Info, QStringLiteral("connected to %1, Proxmox VE %2, as %3")
                               .arg(serverName(), version->version, m_target.token.id));
    ask(pve::getPermissions(), &Connection::permissionsRead);
}

void Connection::permissionsRead(const pve::Answer &answer)
{
    const auto permissions = answer ? pve::decodePermissions(*answer) : base::failure(answer.error());
    if (!permissions) {
        emit refused(permissions.error());
        return;
    }
    if (permissions->isEmpty())
        m_log.add(Level::Warn,
                  QStringLiteral("%1 has no privileges at all; a token with privilege separation needs "
                                 "its own")
                      .arg(m_target.token.id));
    emit accepted();
}

} // namespace app
