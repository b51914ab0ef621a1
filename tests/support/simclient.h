// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/pve/client.h"
#include "core/sim/message.h"

#include <QMap>

#include <functional>

namespace test {

/// A Client whose server is a simulated one, called directly: no sockets, and time is the given clock's (the
/// simulator's 0 is the moment of construction). It keeps the contract of pve::Client: nothing is emitted
/// inside send(), each reply finishes at most once, and never after its handle is destroyed. The clock and
/// the handler must outlive it and its replies.
class SimClient final : public pve::Client
{
public:
    using Handler = std::function<sim::Response(const sim::Request &, sim::Millis)>;
    using WallTime = std::function<QDateTime(sim::Millis)>; ///< what the Date header says at a simulator time

    /// `token` is "user@realm!id=secret".
    SimClient(base::Clock &clock, Handler handler, WallTime wallAt, const QString &token);

    /// Asks the simulator at once, as the wire would: its effects happen even if the reply is destroyed.
    [[nodiscard]] std::unique_ptr<pve::Reply> send(const pve::Request &request) override;

    /// Requests that were sent, by "POST /nodes/{node}/qemu/{vmid}/clone".
    [[nodiscard]] const QMap<QString, int> &transmissions() const { return m_transmissions; }
    [[nodiscard]] int transmissions(pve::Verb verb, const QString &endpoint) const;

private:
    class SimReply;
    [[nodiscard]] sim::Request wireRequest(const pve::Request &request) const;

    base::Clock &m_clock;
    base::TimePoint m_start;
    Handler m_handler;
    WallTime m_wallAt;
    QByteArray m_authorization;
    QMap<QString, int> m_transmissions;
};

} // namespace test
