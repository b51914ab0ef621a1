// SPDX-License-Identifier: Apache-2.0
#include "core/pve/probe.h"

#include "core/pve/systemproxy.h"

#include <QSslError>

namespace pve {

using Kind = base::Error::Kind;

Probe::Probe(Server server, base::Clock &clock, base::Millis deadline)
    : m_server(std::move(server)), m_clock(clock), m_span(deadline)
{
    connect(&m_socket, &QSslSocket::sslErrors, this, &Probe::judge);
    connect(&m_socket, &QSslSocket::encrypted, this, [this] { judge({}); });
    connect(&m_socket, &QSslSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        const auto kind = error == QAbstractSocket::SslHandshakeFailedError ? Kind::Tls : Kind::NotSent;
        conclude(base::failure({kind, 0, m_socket.errorString(), {}}));
    });
    QMetaObject::invokeMethod(this, &Probe::start, Qt::QueuedConnection);
}

void Probe::start()
{
    m_deadline = m_clock.after(m_span, [this] {
        conclude(base::failure(base::Error::of(
            Kind::NotSent, {QT_TRANSLATE_NOOP("Wording", "the server did not answer in time")})));
    });
    connectEncrypted(m_socket, m_server);
}

void Probe::judge(const QList<QSslError> &errors)
{
    conclude(judged(m_socket.peerCertificateChain(), errors, m_server));
}

void Probe::conclude(const base::Result<PeerCertificate> &result)
{
    m_deadline.reset();
    m_socket.disconnect(this);
    // Not from inside the socket's own signals: the owner may destroy us with it.
    QMetaObject::invokeMethod(
        this,
        [this, result] {
            m_socket.abort();
            emit finished(result);
        },
        Qt::QueuedConnection);
}

} // namespace pve
