// SPDX-License-Identifier: Apache-2.0
#include "core/pve/httpclient.h"

#include "core/pve/httpreply.h"
#include "core/pve/systemproxy.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>

namespace pve {

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
    m_network.setProxyFactory(new SystemProxy);
    m_network.setAutoDeleteReplies(false);
}

std::unique_ptr<Reply> HttpClient::send(const Request &request)
{
    auto network = networkRequest(request);
    QNetworkReply *reply = nullptr;
    OnceBody *body = nullptr;
    if (request.hasEffect()) {
        body = new OnceBody(request.body);
        reply = m_network.sendCustomRequest(network, verbName(request.verb).toLatin1(), body);
        body->setParent(reply);
    } else {
        reply = m_network.get(network);
    }
    auto handle = std::make_unique<HttpReply>(HttpReply::Setup{m_server, m_limits.bodyBytes, request},
                                              m_clock, m_redactor, reply, body);
    connect(handle.get(), &HttpReply::exchanged, this, &HttpClient::exchanged);
    connect(handle.get(), &HttpReply::trusted, this, [this](const PeerCertificate &peer) { m_peer = peer; });
    return handle;
}

QNetworkRequest HttpClient::networkRequest(const Request &request) const
{
    QByteArray encoded = m_server.url.toEncoded() + "/api2/json" + request.path;
    if (!request.query.isEmpty())
        encoded += '?' + request.query;
    QNetworkRequest network(QUrl::fromEncoded(encoded, QUrl::StrictMode));
    network.setSslConfiguration(tlsConfiguration(m_server));
    network.setTransferTimeout(static_cast<int>(m_limits.idle.count()));
    network.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    network.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    network.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("slipway/" SLIPWAY_VERSION));
    if (request.hasEffect()) {
        // Together with OnceBody these keep Qt from sending it again when the connection closes without an
        // answer.
        network.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        // A length of 0 on DELETE: pve-http-server reads it as "no content" (source; unproven: no transcript
        // has it).
        network.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
        if (!request.body.isEmpty())
            network.setHeader(QNetworkRequest::ContentTypeHeader,
                              QStringLiteral("application/x-www-form-urlencoded"));
    }
    m_authorizer.authorize(network, request);
    return network;
}

} // namespace pve
