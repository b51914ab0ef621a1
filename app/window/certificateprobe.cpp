// SPDX-License-Identifier: Apache-2.0
#include "app/window/certificateprobe.h"

namespace app {

void CertificateProbe::probe(const QUrl &url)
{
    m_reply.reset();
    m_probe = std::make_unique<pve::Probe>(pve::Server{url, {}}, m_clock);
    connect(m_probe.get(), &pve::Probe::finished, this, &ui::ServerProbe::finished);
}

void CertificateProbe::readRealms(const pve::Server &server)
{
    m_probe.reset();
    m_reply.reset();
    m_client = std::make_unique<pve::HttpClient>(server, m_clock, m_nobody, m_redactor);
    m_reply = m_client->send(pve::getRealms());
    connect(m_reply.get(), &pve::Reply::finished, this, [this](const pve::Answer &answer) {
        emit realmsRead(answer ? pve::decodeRealms(*answer) : base::failure(answer.error()));
    });
}

} // namespace app
