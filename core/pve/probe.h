// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/pve/trust.h"

#include <QObject>
#include <QSslSocket>

#include <memory>

namespace pve {

/// Asks a server for its certificate and hangs up: a TLS handshake and not one byte of HTTP. For the first
/// meeting, where a person compares the fingerprint before any credentials are sent. finished() comes once,
/// from the event loop; PeerCertificate::trusted says whether HttpClient would talk to it. Errors: NotSent,
/// or Tls where the handshake failed for another reason than the certificate. Destroying it ends it.
class Probe final : public QObject
{
    Q_OBJECT
public:
    Probe(Server server, base::Clock &clock, base::Millis deadline = base::Millis{20'000});

signals:
    void finished(const base::Result<pve::PeerCertificate> &peer);

private:
    void start();
    void judge(const QList<QSslError> &errors);
    void conclude(const base::Result<PeerCertificate> &result);

    Server m_server;
    base::Clock &m_clock;
    base::Millis m_span;
    QSslSocket m_socket;
    std::unique_ptr<base::Timer> m_deadline;
};

} // namespace pve
