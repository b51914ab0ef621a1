// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/version.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>

namespace sim {

using Privileges = QSet<QByteArray>;

struct User
{
    QByteArray name;          ///< "admin@pve"
    QByteArray password = {}; ///< what a login must send; empty = cannot log in
    bool enabled = true;
    qint64 expire = 0;               ///< epoch seconds; 0 = never
    QByteArray totp = {};            ///< the code that is right now; empty = no second factor
    QList<QByteArray> recovery = {}; ///< codes of a user with `totp`, each good for one time

    /// "totp:123456", "recovery:1a2b-3c4d-…"; uses up what can be used once. unproven: recovery
    [[nodiscard]] bool takesSecondFactor(const QByteArray &answer);
    /// What a half ticket asks for: {"recovery":[0,1],"totp":true}, its colons and commas percent-encoded.
    [[nodiscard]] QByteArray challenge() const;
};

struct ApiToken
{
    QByteArray user; ///< "admin@pve"
    QByteArray id;   ///< "slipway"
    QByteArray secret;
    bool separated = true; ///< has only what is granted to it and to its user
    qint64 expire = 0;

    [[nodiscard]] QByteArray fullName() const { return user + '!' + id; }
};

/// Who makes a call.
struct Caller
{
    QByteArray user;
    QByteArray tokenId; ///< empty for a session with a ticket
    bool separated = false;

    [[nodiscard]] QByteArray fullName() const { return tokenId.isEmpty() ? user : user + '!' + tokenId; }
};

/// What is granted on a path to a user or a token: an entry replaces those above it, and holds below its path
/// if it propagates.
struct Grant
{
    Privileges privileges;
    bool propagates = true;
};

/// The accounts of a cluster and what they may do (pve/FACTS.md 2 and 8). Who is in which pool is not known
/// here: World names the pool of an object beside it.
class Access
{
public:
    QList<User> users;
    QList<ApiToken> tokens;

    void grant(const QByteArray &who, const QByteArray &path, const Grant &grant);
    /// As PVE does when a VM is deleted.
    void revokeAll(const QByteArray &path);
    [[nodiscard]] const User *user(const QByteArray &name) const;
    [[nodiscard]] User *user(const QByteArray &name);
    /// Enabled and not expired.
    [[nodiscard]] bool isActive(const QByteArray &name, qint64 epochSeconds) const;
    /// Whether one of these paths grants it: the object, and the pool that it is in.
    [[nodiscard]] bool may(const Caller &caller, const QList<QByteArray> &paths,
                           const QByteArray &privilege) const;
    /// Privilege → whether it propagates; what comes by a pool does not.
    [[nodiscard]] QMap<QByteArray, bool> on(const Caller &caller, const QList<QByteArray> &paths) const;
    /// Paths with an entry for anybody, and those above them.
    [[nodiscard]] QSet<QByteArray> paths() const;

private:
    [[nodiscard]] const Grant *nearest(const QByteArray &who, const QByteArray &path) const;
    [[nodiscard]] bool holds(const QByteArray &who, const QList<QByteArray> &paths,
                             const QByteArray &privilege) const;

    QHash<QByteArray, QMap<QByteArray, Grant>> m_grants; ///< who → path → grant
};

/// Every privilege of that version, as the ticket of an administrator lists them.
[[nodiscard]] Privileges allPrivileges(const Version &version = Version());
/// Those of PVEAuditor.
[[nodiscard]] const Privileges &auditPrivileges();

} // namespace sim
