// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/certificate.h"
#include "core/sim/message.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QSslConfiguration>
#include <QTcpServer>

#include <functional>

namespace sim {

/// Decides the fate of a request that arrived at a simulator time.
using Handler = std::function<Response(const Request &, Millis)>;

/// The wire side of a simulated PVE: TLS, HTTP/1.1 and the habits of pveproxy (pve/FACTS.md 1) around a
/// Handler. Answers are due on the simulator's time line (real time since construction × speed); the wire
/// itself, so the idle time-out too, lives in real time at any speed. One thread, one small object per
/// connection.
class Front : public QTcpServer
{
    Q_OBJECT
public:
    struct Setup
    {
        TlsIdentity identity;
        Handler handler;
        std::function<QDateTime(Millis)> wallAt; ///< for the Date header
        double speed = 1.0;
        Millis idle{5000}; ///< real time
    };

    explicit Front(Setup setup, QObject *parent = nullptr);

    [[nodiscard]] Millis now() const;

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    friend class Connection;
    [[nodiscard]] Millis realSpan(Millis span) const;
    [[nodiscard]] Millis realDelay(Millis due) const; ///< real time until then; 0 when it has passed

    Setup m_setup;
    QSslConfiguration m_tls;
    QElapsedTimer m_elapsed;
};

} // namespace sim
