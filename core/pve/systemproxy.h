// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QNetworkProxyFactory>

class QSslSocket;

namespace pve {

struct Server;

/// The system's proxy settings (https_proxy, no_proxy …), except that loopback is always reached directly:
/// the demo's server lives there.
class SystemProxy final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;
};

/// Begins the TLS handshake, under tlsConfiguration() and through the SystemProxy.
void connectEncrypted(QSslSocket &socket, const Server &server);

} // namespace pve
