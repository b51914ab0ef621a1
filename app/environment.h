// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace app {

/// What the environment says of the server and of who signs in: the variables that other PVE programs read
/// too. Holds secrets; nothing prints it.
struct Environment
{
    QString endpoint; ///< PROXMOX_VE_ENDPOINT
    QString token;    ///< PROXMOX_VE_API_TOKEN: "user@realm!id=secret"
    QString username; ///< PROXMOX_VE_USERNAME: "user@realm"
    QString password; ///< PROXMOX_VE_PASSWORD
    QString insecure; ///< PROXMOX_VE_INSECURE

    [[nodiscard]] static Environment ofProcess();
};

/// Why nothing is connected to while PROXMOX_VE_INSECURE asks not to check certificates; nothing when it does
/// not.
[[nodiscard]] std::optional<QString> insecureRefusal(const Environment &environment);

} // namespace app
