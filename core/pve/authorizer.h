// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace pve {

struct Request;

using Headers = QList<std::pair<QByteArray, QByteArray>>; ///< name, value; each becomes one line

/// Puts the credentials on a request: the seam at which a ticket login takes the place of an API token.
class Authorizer
{
public:
    Authorizer() = default;
    Authorizer(const Authorizer &) = delete;
    Authorizer &operator=(const Authorizer &) = delete;
    virtual ~Authorizer() = default;

    virtual void authorize(Headers &headers, const Request &request) const = 0;
};

/// `user@realm!id=secret`, split. The secret lives in memory only; nothing prints it.
struct ApiToken
{
    QString user;      ///< "ops@pve", as `userfilter` wants it
    QString id;        ///< "ops@pve!slipway", as tasks and logs show it
    QByteArray secret; ///< a UUID on a genuine server; any printable ASCII without blanks is taken
};

/// Invalid, without quoting the text, when it is not of that form.
[[nodiscard]] base::Result<ApiToken> apiTokenFromText(const QString &text);

/// Authorization header of an API token (pve/FACTS.md 2); no CSRF token is needed with it.
class ApiTokenAuthorizer final : public Authorizer
{
public:
    explicit ApiTokenAuthorizer(ApiToken token);
    void authorize(Headers &headers, const Request &request) const override;

private:
    ApiToken m_token;
};

} // namespace pve
