// SPDX-License-Identifier: Apache-2.0
#include "core/pve/httpclient.h"

#include "core/pve/httpcall.h"
#include "core/pve/httpconnection.h"

#include <utility>

namespace pve {

namespace {

constexpr qsizetype mostConnections = 6;
constexpr base::Millis longestRestBeforeEffect{2'000};

/// Paths and queries come encoded; whatever is not gets no chance to end the request line.
QByteArray encodedTarget(const QByteArray &target)
{
    QByteArray encoded;
    for (const char c : target) {
        if (c > ' ' && c < '\x7f' && c != '#')
            encoded += c;
        else
            encoded += '%' + QByteArray(1, c).toHex().toUpper();
    }
    return encoded;
}

QByteArray headerLine(const QByteArray &name, const QByteArray &value)
{
    return name.simplified() + ": " + value.simplified() + "\r\n"; // one line, whatever is in it
}

} // namespace

HttpClient::HttpClient(Server server, base::Clock &clock, const Authorizer &authorizer,
                       const base::Redactor &redactor, HttpLimits limits, QObject *parent)
    : QObject(parent),
      m_server(std::move(server)),
      m_clock(clock),
      m_authorizer(authorizer),
      m_redactor(redactor),
      m_limits(limits)
{
    Q_ASSERT(m_server.url.scheme() == QLatin1String("https"));
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &HttpClient::serve);
}

std::unique_ptr<Reply> HttpClient::send(const Request &request)
{
    auto call = std::make_unique<HttpCall>(request, bytesOf(request), m_clock, m_redactor);
    connect(call.get(), &HttpCall::exchanged, this, &HttpClient::exchanged);
    connect(call.get(), &HttpCall::repeats, this, [this, again = call.get()] {
        m_line.prepend(again);
        serveSoon();
    });
    m_line.append(call.get());
    serveSoon();
    return call;
}

QByteArray HttpClient::bytesOf(const Request &request) const
{
    QByteArray target = "/api2/json" + request.path;
    if (!request.query.isEmpty())
        target += '?' + request.query;
    Headers headers{{"Host", m_server.url.authority(QUrl::FullyEncoded).toLatin1()},
                    {"User-Agent", "slipway/" SLIPWAY_VERSION}};
    if (request.hasEffect()) {
        // A length of 0 on DELETE: pve-http-server reads it as "no content" (source; unproven: no transcript
        // has it).
        headers.emplaceBack("Content-Length", QByteArray::number(request.body.size()));
        if (!request.body.isEmpty())
            headers.emplaceBack("Content-Type", "application/x-www-form-urlencoded");
    }
    m_authorizer.authorize(headers, request);
    QByteArray bytes = verbName(request.verb).toLatin1() + ' ' + encodedTarget(target) + " HTTP/1.1\r\n";
    for (const auto &[name, value] : std::as_const(headers))
        bytes += headerLine(name, value);
    return bytes + "\r\n" + request.body;
}

/// Nothing is begun or deleted inside send(), or inside the signals of a connection or a call.
void HttpClient::serveSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void HttpClient::serve()
{
    qDeleteAll(std::exchange(m_gone, {}));
    while (!m_line.isEmpty()) {
        const auto &first = m_line.first();
        if (first && first->isWaiting()) {
            auto *connection = connectionFor(*first);
            if (!connection)
                return;
            m_line.takeFirst()->start(*connection);
        } else {
            m_line.removeFirst();
        }
    }
}

/// A free one that is good for it, the last used first; else a new one, in the place of one that is free but
/// has rested too long, when it has to be. None: all are busy.
HttpConnection *HttpClient::connectionFor(const HttpCall &call)
{
    HttpConnection *latest = nullptr;
    for (auto *connection : std::as_const(m_connections)) {
        if (connection->isFree() && (!latest || connection->freeSince() > latest->freeSince()))
            latest = connection;
    }
    const bool isGood = latest && !call.wantsNewConnection() &&
                        !(call.hasEffect() && m_clock.now() - latest->freeSince() > longestRestBeforeEffect);
    if (isGood)
        return latest;
    if (latest && m_connections.size() == mostConnections)
        latest->close();
    return m_connections.size() < mostConnections ? newConnection() : nullptr;
}

HttpConnection *HttpClient::newConnection()
{
    auto *connection = new HttpConnection(m_server, m_clock, m_limits, this);
    m_connections.append(connection);
    connect(connection, &HttpConnection::trusted, this,
            [this](const PeerCertificate &peer) { m_peer = peer; });
    connect(connection, &HttpConnection::freed, this, &HttpClient::serveSoon);
    connect(connection, &HttpConnection::closed, this, [this, connection] {
        m_connections.removeOne(connection);
        m_gone.append(connection);
        serveSoon();
    });
    return connection;
}

} // namespace pve
