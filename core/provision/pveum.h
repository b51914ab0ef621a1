// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/privileges.h"

namespace prov {

/// Shell lines for an administrator, to be run on any node as root.
struct PveumLines
{
    QStringList account; ///< the roles, and their grants to the token or user
    /// The same grants for the user of a token, which never has more rights than its user. To be run only
    /// where the user lacks them: an entry on a path hides what is inherited there.
    QStringList user;
    [[nodiscard]] bool isEmpty() const { return account.isEmpty(); }
    bool operator==(const PveumLines &) const = default;
};

/// What grants the missing ones with least privileges: for each path with something missing one role that
/// holds all that is needed on it, since an entry hides what the path inherits (pve/transcripts
/// permissions-minimal); for the same reason also for paths below. `identity` is "ops@pve" or
/// "ops@pve!slipway". Empty when nothing is missing. Pure.
[[nodiscard]] PveumLines pveumLines(const QList<JudgedNeed> &needs, const QString &identity);

/// What makes the user, and the token with privilege separation; the second prints the secret, once.
[[nodiscard]] QString pveumNewUser(const QString &user);
[[nodiscard]] QString pveumNewToken(const QString &token); ///< "ops@pve!slipway"

} // namespace prov
