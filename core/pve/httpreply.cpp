// SPDX-License-Identifier: Apache-2.0
#include "core/pve/httpreply.h"

#include <QLocale>
#include <QSslConfiguration>
#include <QSslError>

#include <algorithm>
#include <array>
#include <cstring>

namespace pve {

namespace {

using Kind = base::Error::Kind;
using NetworkError = QNetworkReply::NetworkError;

/// Errors that come before the first byte of a request can be written.
constexpr std::array connectErrors{
    QNetworkReply::ConnectionRefusedError,           QNetworkReply::HostNotFoundError,
    QNetworkReply::SslHandshakeFailedError,          QNetworkReply::ProxyConnectionRefusedError,
    QNetworkReply::ProxyConnectionClosedError,       QNetworkReply::ProxyNotFoundError,
    QNetworkReply::ProxyAuthenticationRequiredError,
};
constexpr std::array nonsenseErrors{QNetworkReply::UnknownContentError, QNetworkReply::ProtocolFailure};

template <std::size_t N>
bool isOneOf(NetworkError error, const std::array<NetworkError, N> &set)
{
    return std::ranges::find(set, error) != set.end();
}

QDateTime httpDate(const QByteArray &header)
{
    auto date = QLocale::c().toDateTime(QString::fromLatin1(header),
                                        QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    date.setTimeSpec(Qt::UTC);
    return date;
}

QString words(const QNetworkReply &reply)
{
    const auto error = reply.error();
    if (error == QNetworkReply::OperationCanceledError)
        return QStringLiteral("nothing came from the server for too long");
    if (error == QNetworkReply::RemoteHostClosedError || error == QNetworkReply::ContentReSendError)
        return QStringLiteral("the connection was closed before the answer was complete");
    return reply.errorString();
}

} // namespace

OnceBody::OnceBody(QByteArray bytes) : m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OnceBody::readData(char *data, qint64 maxSize)
{
    const auto size = std::min(maxSize, m_bytes.size() - m_taken);
    if (size == 0 && maxSize > 0)
        return -1;
    std::memcpy(data, m_bytes.constData() + m_taken, static_cast<std::size_t>(size));
    m_taken += size;
    return size;
}

HttpReply::HttpReply(Setup setup, base::Clock &clock, const base::Redactor &redactor, QNetworkReply *reply,
                     const OnceBody *body)
    : m_setup(std::move(setup)),
      m_clock(clock),
      m_redactor(redactor),
      m_start(clock.now()),
      m_reply(reply),
      m_uploaded(body)
{
    connect(reply, &QNetworkReply::requestSent, this, [this] { ++m_transmissions; });
    connect(reply, &QNetworkReply::sslErrors, this, &HttpReply::judgeTlsErrors);
    connect(reply, &QNetworkReply::encrypted, this, &HttpReply::judgePeer);
    connect(reply, &QNetworkReply::readyRead, this, &HttpReply::takeBody);
    // Queued, because abort() emits at once: the owner must not be called back from send(), from the clock,
    // or from the TLS signals, for which Qt's network thread waits.
    connect(reply, &QNetworkReply::finished, this, &HttpReply::conclude, Qt::QueuedConnection);
    m_deadline = clock.after(m_setup.request.deadline, [this] {
        const auto seconds =
            std::chrono::duration_cast<std::chrono::seconds>(m_setup.request.deadline).count();
        giveUp({Kind::Lost, 0, QStringLiteral("no complete answer within %1 s").arg(seconds), {}});
    });
}

HttpReply::~HttpReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    report(0, Kind::Cancelled);
}

void HttpReply::judgeTlsErrors(const QList<QSslError> &errors)
{
    const auto peer = describe(m_reply->sslConfiguration().peerCertificateChain());
    if (!m_setup.server.pin.isEmpty() && peer.leafSha256 == m_setup.server.pin)
        m_reply->ignoreSslErrors(errors);
    else
        m_refusal = untrusted(peer, m_setup.server);
}

// Comes before the first byte of the request, on new connections. With a pin Qt has no CA to trust, so a
// certificate that was not compared in judgeTlsErrors() cannot get here; this is the second lock on the same
// door.
void HttpReply::judgePeer()
{
    auto peer = describe(m_reply->sslConfiguration().peerCertificateChain());
    if (!m_setup.server.pin.isEmpty() && peer.leafSha256 != m_setup.server.pin) {
        giveUp(untrusted(peer, m_setup.server));
        return;
    }
    peer.trusted = true;
    emit trusted(peer);
}

void HttpReply::takeBody()
{
    m_body += m_reply->readAll();
    if (m_body.size() > m_setup.maxBodyBytes)
        giveUp({Kind::Malformed,
                0,
                QStringLiteral("the answer is longer than %1 bytes").arg(m_setup.maxBodyBytes),
                {}});
}

void HttpReply::giveUp(const base::Error &refusal)
{
    if (!m_reply || m_reply->isFinished())
        return;
    m_refusal = refusal;
    m_reply->abort();
}

void HttpReply::conclude()
{
    m_deadline.reset();
    const auto answer =
        judge().map_error([this](const base::Error &error) { return m_redactor.redacted(error); });
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    report(status, answer ? std::nullopt : std::optional{answer.error().kind});
    m_reply->deleteLater();
    m_reply.clear();
    emit finished(answer);
}

Answer HttpReply::judge()
{
    if (!m_refusal && m_reply->isOpen()) // the idle time-out closes it
        takeBody();
    if (!m_refusal && m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid())
        return open();
    return base::failure(unanswered());
}

/// There is a status line. A refusal keeps its meaning when its body was cut short, a good answer does not.
Answer HttpReply::open()
{
    const auto error = m_reply->error();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto reason = m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString();
    const bool good = status < 300;
    const bool cut =
        error == QNetworkReply::RemoteHostClosedError || error == QNetworkReply::OperationCanceledError;
    if (good && isOneOf(error, nonsenseErrors))
        return base::failure({Kind::Malformed, status, QStringLiteral("the answer does not unpack"), {}});
    if (good && error != QNetworkReply::NoError)
        return base::failure({Kind::Lost, status, words(*m_reply), {}});
    // Qt takes the end of the connection for the end of the body where neither a length nor chunks are
    // announced. It removes the length of a compressed body, whose own format ends it.
    const bool bounded = m_reply->hasRawHeader("Content-Length") ||
                         m_reply->hasRawHeader("Transfer-Encoding") ||
                         m_reply->hasRawHeader("Content-Encoding");
    if (good && !bounded)
        return base::failure({Kind::Malformed, status, QStringLiteral("the answer has no length"), {}});
    return openEnvelope({status, QString::fromUtf8(reason.toLatin1()), httpDate(m_reply->rawHeader("Date")),
                         cut ? QByteArray() : m_body, m_clock.now() - m_start});
}

base::Error HttpReply::unanswered() const
{
    const bool unsent = certainlyUnsent();
    const bool mayRepeat = !m_setup.request.hasEffect();
    if (m_refusal && m_refusal->kind == Kind::Tls && (unsent || mayRepeat))
        return *m_refusal;
    if (unsent && m_reply->error() == QNetworkReply::SslHandshakeFailedError)
        return {Kind::Tls, 0, QStringLiteral("TLS handshake failed: ") % m_reply->errorString(), {}};
    auto error = m_refusal.value_or(base::Error{Kind::Lost, 0, words(*m_reply), {}});
    if (unsent)
        error.kind = Kind::NotSent;
    else if (error.kind == Kind::Tls)
        error.kind = Kind::Lost; // a second connection, after the first had taken the request
    return error;
}

/// Qt's network thread may have written a request whose requestSent is still on its way when we abort. A body
/// that was never asked for is proof, as PVE executes nothing before it has the whole body (pve/FACTS.md 1,
/// half-sent requests).
bool HttpReply::certainlyUnsent() const
{
    if (m_transmissions > 0)
        return false;
    if (m_uploaded && !m_uploaded->isEmpty())
        return !m_uploaded->touched();
    const bool refusedPeer = m_refusal && m_refusal->kind == Kind::Tls;
    return refusedPeer || isOneOf(m_reply->error(), connectErrors);
}

void HttpReply::report(int status, std::optional<Kind> error)
{
    const auto &request = m_setup.request;
    // Qt 6.4 does not emit requestSent for an empty body: what may have left counts as sent once.
    const int transmissions = std::max(m_transmissions, certainlyUnsent() ? 0 : 1);
    emit exchanged({request.verb, request.endpoint, QString::fromLatin1(request.path), request.node, status,
                    m_clock.now() - m_start, transmissions, error});
}

} // namespace pve
