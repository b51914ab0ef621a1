// SPDX-License-Identifier: Apache-2.0
#include "app/environment.h"

#include <QStringList>

namespace app {

Environment Environment::ofProcess()
{
    return {qEnvironmentVariable("PROXMOX_VE_ENDPOINT"), qEnvironmentVariable("PROXMOX_VE_API_TOKEN"),
            qEnvironmentVariable("PROXMOX_VE_USERNAME"), qEnvironmentVariable("PROXMOX_VE_PASSWORD"),
            qEnvironmentVariable("PROXMOX_VE_INSECURE")};
}

std::optional<QString> insecureRefusal(const Environment &environment)
{
    static const QStringList no{
        QString(),           QStringLiteral("0"),  QStringLiteral("f"),  QStringLiteral("false"),
        QStringLiteral("n"), QStringLiteral("no"), QStringLiteral("off")};
    if (no.contains(environment.insecure.trimmed().toLower()))
        return std::nullopt;
    return QStringLiteral(
        "PROXMOX_VE_INSECURE is set, and certificates are never left unchecked here: anybody on the way to "
        "the server could read the password or token. Unset it, and trust the server's own certificate by "
        "its fingerprint instead: --fingerprint SHA256, or slipway-cli profile add, which shows it.");
}

} // namespace app
