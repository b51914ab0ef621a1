// SPDX-License-Identifier: Apache-2.0
#include "core/sim/front.h"

#include "core/sim/connection.h"

#include <cmath>

namespace sim {

Front::Front(Setup setup, QObject *parent) : QTcpServer(parent), m_setup(std::move(setup))
{
    m_tls = QSslConfiguration::defaultConfiguration();
    m_tls.setProtocol(QSsl::TlsV1_2OrLater);
    m_tls.setPeerVerifyMode(QSslSocket::VerifyNone); // of clients
    m_tls.setLocalCertificate(m_setup.identity.certificate);
    m_tls.setPrivateKey(m_setup.identity.key);
    m_elapsed.start();
}

Millis Front::now() const
{
    const double real = static_cast<double>(m_elapsed.nsecsElapsed()) / 1e6;
    return Millis(static_cast<Millis::rep>(real * m_setup.speed));
}

Millis Front::realSpan(Millis span) const
{
    return Millis(static_cast<Millis::rep>(std::ceil(static_cast<double>(span.count()) / m_setup.speed)));
}

Millis Front::realDelay(Millis due) const
{
    return realSpan(qMax(Millis::zero(), due - now()));
}

void Front::incomingConnection(qintptr descriptor)
{
    new Connection(*this, descriptor);
}

} // namespace sim
