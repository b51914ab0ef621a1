// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/cluster.h"

#include <QString>

#include <memory>

namespace sim {

/// The HTTPS front of a Cluster on 127.0.0.1, with a self-signed certificate made at start. It behaves as
/// pveproxy does (pve/FACTS.md 1): reason phrases, 100 requests per connection, closed after 5 s idle and
/// after any answer
/// >= 400, gzip when asked for. Answers are due on the cluster's time line, which is real time × speed; the
/// wire's own time-outs are real.
class Server
{
public:
    struct Setup
    {
        Cluster::Setup cluster;
        quint16 port = 0; ///< 0 = any free one
        double speed = 1.0;
    };

    explicit Server(const Setup &setup);
    ~Server();
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    /// False when the port cannot be had or no certificate can be made; errorText() says why.
    [[nodiscard]] bool listen();
    [[nodiscard]] QString errorText() const;
    [[nodiscard]] QString url() const;         ///< "https://127.0.0.1:PORT"
    [[nodiscard]] QString fingerprint() const; ///< SHA-256 of the certificate, AA:BB:…
    [[nodiscard]] Cluster &cluster();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace sim
