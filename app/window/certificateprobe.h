// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/redactor.h"
#include "core/base/systemclock.h"
#include "core/pve/httpclient.h"
#include "core/pve/probe.h"
#include "ui/serverprobe.h"

#include <memory>

namespace app {

/// The probe of the real world: a TLS handshake and not one byte of HTTP; for the realms one request without
/// credentials.
class CertificateProbe final : public ui::ServerProbe
{
    Q_OBJECT
public:
    void probe(const QUrl &url) override;
    void readRealms(const pve::Server &server) override;

private:
    base::SystemClock m_clock;
    base::Redactor m_redactor;
    const pve::TicketAuthorizer m_nobody{};
    std::unique_ptr<pve::Probe> m_probe;
    std::unique_ptr<pve::HttpClient> m_client;
    std::unique_ptr<pve::Reply> m_reply;
};

} // namespace app
