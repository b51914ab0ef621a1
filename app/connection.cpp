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
    target.endpoints = {{QUrl(simulator->url()), pve::fingerprintFromText(simulator->fingerprint())}};
    target.credential = pve::apiTokenFromText(simulator->cluster().adminToken()).value_or(pve::ApiToken{});
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
      m_target(resolved(target, m_simulator.get()))
{
    m_log.hide(QString::fromUtf8(pve::secretOf(m_target.credential)));
    if (const auto *token = std::get_if<pve::ApiToken>(&m_target.credential)) {
        m_authorizer = std::make_unique<pve::ApiTokenAuthorizer>(*token);
        openEndpoints(clock);
    } else {
        auto tickets = std::make_unique<pve::TicketAuthorizer>();
        pve::TicketAuthorizer &authorizer = *tickets;
        m_authorizer = std::move(tickets);
        openEndpoints(clock);
        m_login = std::make_unique<pve::TicketLogin>(*m_wire, authorizer, clock);
        followLogin();
    }
    m_limiter = std::make_unique<pve::NodeLimiter>(m_login ? m_login->client() : *m_wire);
    m_gate = std::make_unique<pve::GateClient>(*m_limiter);
}

Connection::~Connection() = default;

void Connection::openEndpoints(base::Clock &clock)
{
    std::vector<pve::Client *> clients;
    for (const pve::Server &server : std::as_const(m_target.endpoints)) {
        m_http.push_back(std::make_unique<pve::HttpClient>(server, clock, *m_authorizer, m_log.redactor()));
        connect(m_http.back().get(), &pve::HttpClient::exchanged, this,
                [this](const pve::Exchange &exchange) { m_traffic.add(exchange); });
        clients.push_back(m_http.back().get());
    }
    m_wire = std::make_unique<pve::FailoverClient>(std::move(clients));
    connect(m_wire.get(), &pve::FailoverClient::unanswered, this, &Connection::unanswered);
    connect(m_wire.get(), &pve::FailoverClient::moved, this, [this] {
        m_log.add(Level::Warn, QStringLiteral("an endpoint is down, going on with %1").arg(serverName()));
        emit moved();
    });
}

/// Tickets are secrets like the password that they stand for.
void Connection::followLogin()
{
    const auto hideTicket = [this] {
        const auto &ticket = static_cast<const pve::TicketAuthorizer &>(*m_authorizer).ticket();
        m_log.hide(QString::fromLatin1(ticket.value));
        m_log.hide(QString::fromLatin1(ticket.csrf));
    };
    connect(m_login.get(), &pve::TicketLogin::entered, this, hideTicket);
    connect(m_login.get(), &pve::TicketLogin::renewed, this, hideTicket);
    connect(m_login.get(), &pve::TicketLogin::renewed, this,
            [this] { m_log.add(Level::Debug, QStringLiteral("the sign-in was renewed")); });
    connect(m_login.get(), &pve::TicketLogin::entered, this, &Connection::askVersion);
    connect(m_login.get(), &pve::TicketLogin::refused, this, &Connection::refused);
    connect(m_login.get(), &pve::TicketLogin::secondFactorWanted, this, &Connection::secondFactorWanted);
    connect(m_login.get(), &pve::TicketLogin::ended, this, &Connection::signedOut);
}

const pve::Server &Connection::endpoint() const
{
    return m_target.endpoints.at(static_cast<qsizetype>(m_wire->current()));
}

QString Connection::serverName() const
{
    return endpoint().url.authority();
}

prov::Owner Connection::owner() const
{
    const pve::Server &known = m_target.endpoints.first();
    return {known.url.authority(), clusterIdentity(known), pve::identityOf(m_target.credential)};
}

void Connection::check()
{
    for (const base::LogRecord &remark : std::as_const(m_target.remarks))
        m_log.add(remark);
    if (!m_listens) {
        const Error error{Error::Kind::NotSent, 0, m_simulator->errorText(), {}};
        QMetaObject::invokeMethod(
            this, [this, error] { emit refused(error); }, Qt::QueuedConnection);
        return;
    }
    if (!m_login)
        return askVersion();
    m_login->enter(std::get<pve::PasswordLogin>(m_target.credential));
    m_target.credential = pve::withSecret(m_target.credential, {}); // it has been used
}

void Connection::answerSecondFactor(const QString &factor, const QString &code)
{
    // Both stay good when the server refuses the code, and a server may quote what it refuses.
    m_log.hide(code.trimmed());
    m_log.hide(QString::fromLatin1(m_login->halfTicket()));
    m_login->answer(factor, code);
}

void Connection::askVersion()
{
    ask(pve::getVersion(), &Connection::versionRead);
}

void Connection::ask(const pve::Request &request, void (Connection::*then)(const pve::Answer &))
{
    m_reply = m_limiter->send(request);
    connect(m_reply.get(), &pve::Reply::finished, this, then);
}

void Connection::versionRead(const pve::Answer &answer)
{
    const auto version = answer ? pve::decodeVersion(*answer) : base::failure(answer.error());
    if (!version) {
        emit refused(version.error());
        return;
    }
    m_version = version->version;
    m_log.add(Level::Info, QStringLiteral("connected to %1, Proxmox VE %2, as %3")
                               .arg(serverName(), m_version, pve::identityOf(m_target.credential)));
    ask(pve::getPermissions(), &Connection::permissionsRead);
}

void Connection::permissionsRead(const pve::Answer &answer)
{
    const auto permissions = answer ? pve::decodePermissions(*answer) : base::failure(answer.error());
    if (!permissions) {
        emit refused(permissions.error());
        return;
    }
    m_hasNoPrivileges = permissions->isEmpty();
    if (m_hasNoPrivileges)
        m_log.add(Level::Warn,
                  QStringLiteral("%1 has no privileges at all; a token with privilege separation needs "
                                 "its own")
                      .arg(pve::identityOf(m_target.credential)));
    emit accepted();
}

} // namespace app
