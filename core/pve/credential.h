// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/authorizer.h"

#include <variant>

namespace pve {

/// Who signs in with a password, and with which. It lives in memory only, until the sign-in is done.
struct PasswordLogin
{
    QString user; ///< "ops@pve"
    QByteArray password;
};

/// How a person or program proves who it is.
using Credential = std::variant<ApiToken, PasswordLogin>;

/// "ops@pve!slipway" of a token, "ops@pve" of a password: as logs and jobs name it.
[[nodiscard]] QString identityOf(const Credential &credential);
/// "ops@pve", as `userfilter` wants it.
[[nodiscard]] QString userOf(const Credential &credential);
[[nodiscard]] QByteArray secretOf(const Credential &credential);
/// The same identity with another secret.
[[nodiscard]] Credential withSecret(Credential credential, const QByteArray &secret);
/// A user as PVE names it (pve/FACTS.md 2), and nothing that could end a header line.
[[nodiscard]] bool isUserName(const QString &text);

} // namespace pve
