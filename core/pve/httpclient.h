// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/redactor.h"
#include "core/pve/authorizer.h"
#include "core/pve/client.h"
#include "core/pve/httplimits.h"
#include "core/pve/traffic.h"
#include "core/pve/trust.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>

namespace pve {

class HttpCall;
class HttpConnection;

/// The Client that speaks HTTPS to one server, over at most six connections; what is more waits its turn,
/// first come, first served. It is the only producer of errors of the wire:
///   NotSent    proven: not one byte of the request was handed to an encrypted and trusted connection
///   Lost       some of it was, and no whole answer came: closed, reset, too late (Request::deadline on the
///              Clock, or HttpLimits::idle)
///   Tls        not trusted (see Server); nothing was sent to it
///   Malformed  what came is not HTTP, or its head is too long, or it is an answer below 300 that is too
///              long, of unknown length, or compressed
/// and what openEnvelope() says of everything that came whole; a refusal keeps its meaning when its body did
/// not. POST, PUT and DELETE are written at most once, and only to a connection that is new or was in use
/// within the last two seconds, as the server closes idle ones (pve/FACTS.md 1). A GET is written once more,
/// to a new connection, when a reused one ends before the first byte of an answer. Redirects are not
/// followed, cookies not kept. No error quotes a secret that `redactor` knows, though the server may.
/// Authorizer, Clock and Redactor outlive the client, the client outlives its replies.
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
    [[nodiscard]] QByteArray bytesOf(const Request &request) const;
    void serveSoon();
    void serve();
    [[nodiscard]] HttpConnection *connectionFor(const HttpCall &call);
    [[nodiscard]] HttpConnection *newConnection();

    Server m_server;
    base::Clock &m_clock;
    const Authorizer &m_authorizer;
    const base::Redactor &m_redactor;
    HttpLimits m_limits;
    std::optional<PeerCertificate> m_peer;
    QList<QPointer<HttpCall>> m_line; ///< who was destroyed or is too late is passed over
    QList<HttpConnection *> m_connections;
    QList<HttpConnection *> m_gone; ///< closed, to be deleted
    QTimer m_soon;                  ///< no posted events: between answers the event loop is to come to rest
};

} // namespace pve
