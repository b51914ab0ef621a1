// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QNetworkProxyFactory>

namespace pve {

/// The system's proxy settings (https_proxy, no_proxy …), except that loopback is always reached directly:
/// the demo's server lives there.
class SystemProxy final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;
};

} // namespace pve
