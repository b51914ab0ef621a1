// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/environment.h"
#include "core/base/logrecord.h"
#include "core/pve/credential.h"
#include "core/pve/trust.h"
#include "core/store/profile.h"

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
    QString server;      ///< the endpoints, with commas between them; empty: PROXMOX_VE_ENDPOINT
    QString fingerprint; ///< in step with them; empty: the system's CAs decide
    QString profile;     ///< its name; then there is no server
    bool operator==(const ConnectionOptions &) const = default;
};

/// A server or cluster with everything that is needed to talk to it. In the demo endpoint and credential come
/// from the simulator, once it runs.
struct Target
{
    std::optional<DemoOptions> demo;
    QList<pve::Server> endpoints; ///< the first is the one that it is known by, see Connection::owner()
    pve::Credential credential;
    QList<base::LogRecord> remarks = {}; ///< on how it was found, for the log
};

/// Where to and as whom, as far as that is known without asking anybody.
struct Whereabouts
{
    Target target; ///< of its credential the secret may be missing
    std::optional<store::Profile> profile;

    [[nodiscard]] bool isWhole() const { return target.demo || !pve::secretOf(target.credential).isEmpty(); }
};

/// True when neither options nor environment name a server: a profile does.
[[nodiscard]] bool wantsProfile(const ConnectionOptions &options, const Environment &environment);
/// Options go before the environment's endpoint, that goes before the only profile there is; a secret of the
/// environment goes before that of a profile. `profiles` are looked at when wantsProfile(). The error is a
/// sentence for the person at the command line; it quotes no secret.
[[nodiscard]] tl::expected<Whereabouts, QString> whereaboutsOf(const ConnectionOptions &options,
                                                               const Environment &environment,
                                                               const QList<store::Profile> &profiles);

/// Whatever its case; the error is a sentence.
[[nodiscard]] tl::expected<store::Profile, QString> profileNamed(const QString &name,
                                                                 const QList<store::Profile> &profiles);

/// "a,b:443" with "AA:…," in step: no fingerprint for a server is an empty one, and none at all is for none.
[[nodiscard]] tl::expected<QList<pve::Server>, QString> endpointsOf(const QString &servers,
                                                                    const QString &fingerprints);
/// The SHA-256 of each, empty where there is none.
[[nodiscard]] tl::expected<QList<QByteArray>, QString> pinsOf(const QString &fingerprints);
/// The token or, with a password or without, the user of the environment; nothing: it names nobody.
[[nodiscard]] tl::expected<std::optional<pve::Credential>, QString>
credentialOf(const Environment &environment);

} // namespace app
