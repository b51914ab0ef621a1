// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/message.h"

#include <QJsonObject>
#include <QMap>
#include <QSet>

#include <optional>

namespace sim {

/// An API token and what it may do. Rights on a path hold below it too, as PVE's propagating ACLs do.
struct Token
{
    QByteArray user; ///< "admin@pve"
    QByteArray id;   ///< "slipway"
    QByteArray secret;
    QMap<QByteArray, QSet<QByteArray>> rights; ///< path → privileges

    [[nodiscard]] QByteArray fullName() const { return user + '!' + id; }
    [[nodiscard]] bool may(const QByteArray &path, const QByteArray &privilege) const;
    /// Privileges that hold on a path.
    [[nodiscard]] QSet<QByteArray> on(const QByteArray &path) const;
};

/// Every privilege of PVE 9, as the ticket of an administrator lists them.
[[nodiscard]] QSet<QByteArray> allPrivileges();

/// Who asks, by the Authorization header; the reason phrase of the 401 otherwise (pve/FACTS.md 2).
struct Identity
{
    std::optional<Token> token;
    QByteArray refusal;
};
[[nodiscard]] Identity identify(const QList<Token> &tokens, const Request &request);

/// GET /access/permissions[?path=]
[[nodiscard]] QJsonObject permissions(const Token &token, const QByteArray &path);

} // namespace sim
