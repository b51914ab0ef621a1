// SPDX-License-Identifier: Apache-2.0
#include "core/pve/credential.h"

#include <QRegularExpression>

namespace pve {

QString identityOf(const Credential &credential)
{
    const auto *token = std::get_if<ApiToken>(&credential);
    return token != nullptr ? token->id : std::get<PasswordLogin>(credential).user;
}

QString userOf(const Credential &credential)
{
    return std::visit([](const auto &each) { return each.user; }, credential);
}

QByteArray secretOf(const Credential &credential)
{
    const auto *token = std::get_if<ApiToken>(&credential);
    return token != nullptr ? token->secret : std::get<PasswordLogin>(credential).password;
}

Credential withSecret(Credential credential, const QByteArray &secret)
{
    if (auto *token = std::get_if<ApiToken>(&credential))
        token->secret = secret;
    else
        std::get<PasswordLogin>(credential).password = secret;
    return credential;
}

bool isUserName(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^[^\\s!=:/[:cntrl:]]+@[A-Za-z][A-Za-z0-9._-]*$"));
    return form.match(text).hasMatch();
}

} // namespace pve
