// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/pve/trust.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace store {

/// A server or cluster that a person has added, and who they are there. Holds no secret: that lives in a
/// SecretStore under secretKey().
struct Profile
{
    QString id;                   ///< a UUID without braces; stays when everything else changes
    QString name;                 ///< for people; no other profile has it, whatever its case
    QList<pve::Server> endpoints; ///< at least one; the next is tried when one is down
    QString user;                 ///< "ops@pve"
    QString tokenId;              ///< "ops@pve!slipway"; empty: signs in with a password
    bool keepsPassword = false;   ///< the person asked to keep it in the keychain; tokens always are

    [[nodiscard]] bool usesToken() const { return !tokenId.isEmpty(); }
    [[nodiscard]] bool keepsSecret() const { return usesToken() || keepsPassword; }
    [[nodiscard]] QString identity() const { return usesToken() ? tokenId : user; }
    [[nodiscard]] QString secretKey() const { return QStringLiteral("profile/") + id; }
    bool operator==(const Profile &) const = default;
};

[[nodiscard]] QString newProfileId();
/// Why people could not work with this profile; nothing when they can. A sentence that names the field.
[[nodiscard]] base::Result<bool> checkProfile(const Profile &profile);

[[nodiscard]] QJsonObject toJson(const Profile &profile);
/// Malformed, with the path of what is wrong.
[[nodiscard]] base::Result<Profile> profileFromJson(const QJsonObject &object);

} // namespace store
