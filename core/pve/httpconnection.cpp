// SPDX-License-Identifier: Apache-2.0
#include "core/pve/httpconnection.h"

#include "core/pve/systemproxy.h"

#include <QSslError>

#include <utility>

namespace pve {

namespace {

using Kind = base::Error::Kind;

constexpr int mostExchanges = 100;
constexpr base::Millis longestRest{4'000};
constexpr qint64 readAhead = 64 * 1024;
constexpr int firstFailure = 400;

} // namespace

HttpConnection::HttpConnection(const Server &server, base::Clock &clock, const HttpLimits &limits,
                               QObject *parent)
    : QObject(parent), m_server(server), m_clock(clock), m_limits(limits)
{
    connect(&m_socket, &QSslSocket::sslErrors, this, &HttpConnection::takeSslErrors);
    connect(&m_socket, &QSslSocket::encrypted, this, &HttpConnection::takeEncrypted);
    connect(&m_socket, &QSslSocket::readyRead, this, &HttpConnection::takeBytes);
    connect(&m_socket, &QSslSocket::encryptedBytesWritten, this, &HttpConnection::watch);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &HttpConnection::takeEnd);
}

HttpConnection::~HttpConnection()
{
    m_socket.disconnect(this); // it may speak while it goes
}

void HttpConnection::exchange(const QByteArray &request)
{
    Q_ASSERT(m_phase == Phase::New || m_phase == Phase::Free);
    m_request = request;
    m_parser.emplace(m_limits);
    ++m_exchanges;
    if (m_phase == Phase::Free) {
        write();
        return;
    }
    m_phase = Phase::Connecting;
    watch();
    connectEncrypted(m_socket, m_server);
    m_socket.setReadBufferSize(readAhead); // of both its layers, so not before it has them
}

void HttpConnection::giveUp(const base::Sentence &why)
{
    breakOff(base::Error::of(Kind::Lost, why));
}

void HttpConnection::close()
{
    if (m_phase == Phase::Closed)
        return;
    m_socket.disconnect(this);
    if (m_phase == Phase::Free)
        m_socket.disconnectFromHost(); // with a word; what is under way is cut off when we are deleted
    m_phase = Phase::Closed;
    m_timer.reset();
    emit closed();
}

/// Whatever is under way may take its time, as long as bytes flow.
void HttpConnection::watch()
{
    if (m_phase == Phase::Connecting || m_phase == Phase::Waiting)
        m_timer = m_clock.after(m_limits.idle, [this] {
            giveUp(QT_TRANSLATE_NOOP("Wording", "nothing came from the server for too long"));
        });
}

void HttpConnection::takeSslErrors(const QList<QSslError> &errors)
{
    const auto peer = judged(m_socket.peerCertificateChain(), errors, m_server);
    if (peer.trusted)
        m_socket.ignoreSslErrors(errors);
    else
        m_distrust = untrusted(peer, m_server);
}

/// With a pin there is no CA to trust, so a certificate that takeSslErrors() did not see cannot get here;
/// this is the second lock on the same door.
void HttpConnection::takeEncrypted()
{
    const auto peer = judged(m_socket.peerCertificateChain(), m_socket.sslHandshakeErrors(), m_server);
    if (!peer.trusted) {
        breakOff(untrusted(peer, m_server));
        return;
    }
    emit trusted(peer);
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    write();
}

/// The only place that hands HTTP to the socket.
void HttpConnection::write()
{
    m_phase = Phase::Waiting;
    watch();
    emit writing();
    m_socket.write(std::exchange(m_request, {}));
}

void HttpConnection::takeBytes()
{
    const auto bytes = m_socket.readAll();
    if (bytes.isEmpty())
        return;
    if (m_phase != Phase::Waiting) {
        close();
        return;
    }
    watch();
    switch (m_parser->take(bytes)) {
    case AnswerParser::State::Incomplete:
        return;
    case AnswerParser::State::Whole:
        complete();
        return;
    case AnswerParser::State::Broken:
        breakOff(base::Error::of(Kind::Malformed, m_parser->fault()));
        return;
    }
}

void HttpConnection::takeEnd(QAbstractSocket::SocketError error)
{
    const bool isCut = m_phase == Phase::Waiting && error == QAbstractSocket::RemoteHostClosedError;
    const base::Sentence words =
        isCut ? base::Sentence(
                    QT_TRANSLATE_NOOP("Wording", "the connection was closed before the answer was complete"))
              : base::Sentence(m_socket.errorString());
    takeBytes(); // the last ones
    switch (m_phase) {
    case Phase::New:
    case Phase::Closed:
        return;
    case Phase::Free:
        close();
        return;
    case Phase::Connecting:
        if (error == QAbstractSocket::SslHandshakeFailedError)
            breakOff(m_distrust.value_or(base::Error::of(
                Kind::Tls, {QT_TRANSLATE_NOOP("Wording", "TLS handshake failed: %1"), {words}})));
        else
            breakOff(base::Error::of(Kind::Lost, words));
        return;
    case Phase::Waiting:
        if (m_parser->takeEnd() == AnswerParser::State::Whole)
            complete();
        else
            breakOff(base::Error::of(Kind::Lost, words), m_exchanges > 1 && !m_parser->hasBegun());
        return;
    }
}

void HttpConnection::complete()
{
    const auto answer = m_parser->answer();
    const bool stays = m_parser->leavesOpen() && answer.status < firstFailure && m_exchanges < mostExchanges;
    if (stays) {
        m_phase = Phase::Free;
        m_freeSince = m_clock.now();
        m_timer = m_clock.after(longestRest, [this] { close(); });
    } else {
        close();
    }
    emit answered(answer, false);
    if (stays)
        emit freed();
}

/// Every end but that of a whole answer.
void HttpConnection::breakOff(base::Error why, bool stale)
{
    why.http = m_parser->status();
    close();
    if (m_parser->isRefusal())
        emit answered(m_parser->answer(), false);
    else
        emit answered(base::failure(why), stale);
}

} // namespace pve
