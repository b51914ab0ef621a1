// SPDX-License-Identifier: Apache-2.0
#include "core/pve/systemproxy.h"

#include <QHostAddress>

namespace pve {

QList<QNetworkProxy> SystemProxy::queryProxy(const QNetworkProxyQuery &query)
{
    const auto host = query.peerHostName();
    if (host == QLatin1String("localhost") || QHostAddress(host).isLoopback())
        return {QNetworkProxy::NoProxy};
    return systemProxyForQuery(query);
}

} // namespace pve
