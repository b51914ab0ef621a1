// SPDX-License-Identifier: Apache-2.0
#include "core/pve/authorizer.h"

#include <QRegularExpression>

namespace pve {

base::Result<ApiToken> apiTokenFromText(const QString &text)
{
    // Wider than PVE's own rules for the names, but nothing that could end a header line.
    static const QRegularExpression form(
        QStringLiteral("^((?<user>[^\\s!=:/"
                       "[:cntrl:]]+@[A-Za-z][A-Za-z0-9._-]*)![A-Za-z][A-Za-z0-9._-]*)=(?<secret>[!-~]+)$"));
    const auto match = form.match(text.trimmed());
    if (!match.hasMatch()) {
        const base::Sentence why =
            QT_TRANSLATE_NOOP("Wording", "an API token has the form user@realm!id=secret");
        return base::failure(
            base::Error::of(base::Error::Kind::Invalid, why, {{QStringLiteral("token"), why.english()}}));
    }
    return ApiToken{match.captured(u"user"), match.captured(1), match.captured(u"secret").toLatin1()};
}

ApiTokenAuthorizer::ApiTokenAuthorizer(ApiToken token) : m_token(std::move(token)) {}

void ApiTokenAuthorizer::authorize(Headers &headers, const Request &) const
{
    headers.emplaceBack("Authorization", "PVEAPIToken=" + m_token.id.toUtf8() + '=' + m_token.secret);
}

} // namespace pve
