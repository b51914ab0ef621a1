// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/cluster.h"
#include "core/sim/reply.h"

namespace sim {

class World;
struct Call;
struct Node;
struct Route;

/// pveproxy without its sockets: who asks, for what, who answers it, and the faults on the way. It asks the
/// pvedaemon of a node or another node, and answers 595 and 596 by itself when they do not
/// (pve/transcripts/proxy-errors-59x).
class Proxy
{
public:
    explicit Proxy(World &world) : m_world(world) {}

    /// At the world's time. Fills the node and whether it is protected into the entry.
    Response handle(const Request &request, Cluster::Logged &entry);

private:
    /// Counts the request at the faults that it matches.
    QList<Fault> faultsMet(const Request &request, const Call &call);
    Response decide(const Request &request, Call &call, Cluster::Logged &entry);
    [[nodiscard]] std::optional<Response> unreachable(const Call &call, const Route &route) const;
    Response execute(const Call &call, const Route &route);
    [[nodiscard]] Response refused(const Call &call, const Reply &reply) const;
    [[nodiscard]] Response unauthorized(const QByteArray &reason) const;
    [[nodiscard]] Response faulty(const Fault &fault) const;
    [[nodiscard]] Response gatewayError(int status, const QByteArray &reason, Millis after) const;

    World &m_world;
    quint64 m_serial = 0;
};

} // namespace sim
