// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/systemclock.h"
#include "core/pve/probe.h"
#include "ui/serverprobe.h"

#include <memory>

namespace app {

/// The probe of the real world: a TLS handshake, and not one byte of HTTP.
class CertificateProbe final : public ui::ServerProbe
{
    Q_OBJECT
public:
    void probe(const QUrl &url) override;

private:
    base::SystemClock m_clock;
    std::unique_ptr<pve::Probe> m_probe;
};

} // namespace app
