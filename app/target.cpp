// SPDX-License-Identifier: Apache-2.0
#include "app/target.h"

namespace app {

tl::expected<Target, QString> targetOf(const ConnectionOptions &options, const QString &endpoint,
                                       const QString &token)
{
    if (options.demo)
        return Target{options.demo, {}, {}};
    const auto &address = options.server.isEmpty() ? endpoint : options.server;
    if (address.isEmpty()) {
        return tl::unexpected(
            QStringLiteral("no server is named: use --server URL or PROXMOX_VE_ENDPOINT, or try --demo"));
    }
    const auto url = pve::serverUrl(address);
    if (!url) {
        return tl::unexpected(QStringLiteral("the server's address is of no use: %1; write it as "
                                             "https://host:8006")
                                  .arg(url.error().text));
    }
    if (token.isEmpty()) {
        return tl::unexpected(QStringLiteral(
            "PROXMOX_VE_API_TOKEN is not set: put the API token there, as user@realm!id=secret"));
    }
    const auto parsed = pve::apiTokenFromText(token);
    if (!parsed)
        return tl::unexpected(
            QStringLiteral("PROXMOX_VE_API_TOKEN is of no use: %1").arg(parsed.error().text));
    return Target{std::nullopt, {pve::Server{*url, pve::fingerprintFromText(options.fingerprint)}}, *parsed};
}

tl::expected<Target, QString> targetOf(const ConnectionOptions &options)
{
    return targetOf(options, qEnvironmentVariable("PROXMOX_VE_ENDPOINT"),
                    qEnvironmentVariable("PROXMOX_VE_API_TOKEN"));
}

} // namespace app
