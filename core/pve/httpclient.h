// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/redactor.h"
#include "core/pve/authorizer.h"
#include "core/pve/client.h"
#include "core/pve/traffic.h"
#include "core/pve/trust.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <memory>
#include <optional>

namespace pve {

struct HttpLimits
{
    /// Without a byte in either direction. pveproxy itself answers 596 after 30 s (pve/FACTS.md 1): stay
    /// above.
    base::Millis idle{40'000};
    qint64 bodyBytes = 32 * 1024 * 1024; ///< unpacked
};

/// The Client that speaks HTTPS to one server. It is the only producer of errors of the wire:
///   NotSent   proven: no connection, or the body was never touched
///   Lost      it may have arrived: closed, reset, too late (Request::deadline on the Clock, or idle for too
///   long) Tls       not trusted (see Server); the credentials were not sent Malformed a 2xx that is too
///   long, of unknown length, or does not unpack
/// and what openEnvelope() says of everything that came whole. POST, PUT and DELETE are transmitted at most
/// once, GET perhaps again when the server closes an idle connection. Redirects are not followed, cookies not
/// kept. No error quotes a secret that `redactor` knows, though the server may. Authorizer, Clock and
/// Redactor outlive the client, the client outlives its replies.
class HttpClient final : public QObject, public Client
{
    Q_OBJECT
public:
    HttpClient(Server server, base::Clock &clock, const Authorizer &authorizer,
               const base::Redactor &redactor, HttpLimits limits = {}, QObject *parent = nullptr);

    [[nodiscard]] std::unique_ptr<Reply> send(const Request &request) override;
    /// Of the last connection that was trusted.
    [[nodiscard]] const std::optional<PeerCertificate> &peerCertificate() const { return m_peer; }

signals:
    /// Once per request, before its finished(); also for requests whose handle was destroyed.
    void exchanged(const pve::Exchange &exchange);

private:
    [[nodiscard]] QNetworkRequest networkRequest(const Request &request) const;

    Server m_server;
    base::Clock &m_clock;
    const Authorizer &m_authorizer;
    const base::Redactor &m_redactor;
    HttpLimits m_limits;
    QNetworkAccessManager m_network;
    std::optional<PeerCertificate> m_peer;
};

} // namespace pve
