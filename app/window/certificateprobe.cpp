// SPDX-License-Identifier: Apache-2.0
#include "app/window/certificateprobe.h"

namespace app {

void CertificateProbe::probe(const QUrl &url)
{
    m_probe = std::make_unique<pve::Probe>(pve::Server{url, {}}, m_clock);
    connect(m_probe.get(), &pve::Probe::finished, this, &ui::ServerProbe::finished);
}

} // namespace app
