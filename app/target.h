// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/credential.h"
#include "core/pve/trust.h"

#include <QString>

#include <tl/expected.hpp>

#include <optional>

namespace app {

/// A simulated cluster inside this process.
struct DemoOptions
{
    QString scenario = QStringLiteral("calm");
    quint64 seed = 1;
    double speed = 1.0; ///< its time, and ours with it, runs this much faster than the world's
    bool operator==(const DemoOptions &) const = default;
};

/// The server as it was named by a person; holds no secret.
struct ConnectionOptions
{
    std::optional<DemoOptions> demo;
    QString server;      ///< empty: PROXMOX_VE_ENDPOINT
    QString fingerprint; ///< empty: the system's CAs decide
    bool operator==(const ConnectionOptions &) const = default;
};

/// A server or cluster with everything that is needed to talk to it. In the demo endpoint and credential come
/// from the simulator, once it runs.
struct Target
{
    std::optional<DemoOptions> demo;
    QList<pve::Server> endpoints; ///< the first is the one that it is known by, see Connection::owner()
    pve::Credential credential;
};

/// `endpoint` and `token` are the values of PROXMOX_VE_ENDPOINT and PROXMOX_VE_API_TOKEN. The error is a
/// sentence for the person at the command line; it quotes neither.
[[nodiscard]] tl::expected<Target, QString> targetOf(const ConnectionOptions &options,
                                                     const QString &endpoint, const QString &token);
[[nodiscard]] tl::expected<Target, QString> targetOf(const ConnectionOptions &options);

} // namespace app
