// SPDX-License-Identifier: Apache-2.0
#include "core/pve/systemproxy.h"

#include "core/pve/trust.h"

#include <QHostAddress>
#include <QSslConfiguration>
#include <QSslSocket>

namespace pve {

QList<QNetworkProxy> SystemProxy::queryProxy(const QNetworkProxyQuery &query)
{
    const auto host = query.peerHostName();
    if (host == QLatin1String("localhost") || QHostAddress(host).isLoopback())
        return {QNetworkProxy::NoProxy};
    return systemProxyForQuery(query);
}

void connectEncrypted(QSslSocket &socket, const Server &server)
{
    socket.setProxy(
        SystemProxy().queryProxy(QNetworkProxyQuery(server.url)).value(0, QNetworkProxy::NoProxy));
    socket.setSslConfiguration(tlsConfiguration(server));
    socket.connectToHostEncrypted(server.url.host(), static_cast<quint16>(server.url.port()));
}

} // namespace pve
