// SPDX-License-Identifier: Apache-2.0
#include "core/store/profile.h"

#include "core/pve/credential.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QUuid>

namespace store {

using base::Error;

namespace {

constexpr qsizetype longestName = 64;

base::Result<bool> refuse(const char16_t *field, const base::Sentence &why)
{
    const auto name = QString::fromUtf16(field);
    return base::failure(Error::of(Error::Kind::Invalid, why, {{name, why.english()}}));
}

bool hasControlCharacters(const QString &text)
{
    static const QRegularExpression control(QStringLiteral("[[:cntrl:]]"));
    return control.match(text).hasMatch();
}

bool isTokenOf(const QString &token, const QString &user)
{
    static const QRegularExpression name(QStringLiteral("^![A-Za-z][A-Za-z0-9._-]*$"));
    return token.startsWith(user) && name.match(token.mid(user.size())).hasMatch();
}

QJsonObject toJson(const pve::Server &server)
{
    QJsonObject object{{QStringLiteral("url"), server.url.toString()}};
    if (!server.pin.isEmpty())
        object.insert(QStringLiteral("fingerprint"), pve::fingerprintText(server.pin));
    return object;
}

base::Result<pve::Server> serverFromJson(const QJsonObject &object)
{
    const auto url = pve::serverUrl(object.value(QStringLiteral("url")).toString());
    if (!url)
        return base::failure(url.error());
    const auto fingerprint = object.value(QStringLiteral("fingerprint")).toString();
    const auto pin = pve::fingerprintFromText(fingerprint);
    if (pin.isEmpty() && !fingerprint.isEmpty())
        return base::failure(Error::of(Error::Kind::Malformed,
                                       {QT_TRANSLATE_NOOP("Wording", "is not a SHA-256 fingerprint")}));
    return pve::Server{*url, pin};
}

} // namespace

QString newProfileId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

base::Result<bool> checkProfile(const Profile &profile)
{
    if (QUuid::fromString(profile.id).isNull())
        return refuse(u"id", QT_TRANSLATE_NOOP("Wording", "the profile has no id"));
    if (profile.name.trimmed().isEmpty())
        return refuse(u"name", QT_TRANSLATE_NOOP("Wording", "the profile has no name"));
    if (profile.name.size() > longestName || hasControlCharacters(profile.name))
        return refuse(
            u"name", {QT_TRANSLATE_NOOP("Wording", "a profile's name has at most %1 characters, on one line"),
                      {longestName}});
    if (profile.endpoints.isEmpty())
        return refuse(u"endpoints", QT_TRANSLATE_NOOP("Wording", "the profile has no address"));
    if (!pve::isUserName(profile.user))
        return refuse(u"user", QT_TRANSLATE_NOOP("Wording", "a user has the form name@realm"));
    if (profile.usesToken() && !isTokenOf(profile.tokenId, profile.user))
        return refuse(u"token",
                      {QT_TRANSLATE_NOOP("Wording", "a token of %1 has the form %1!name"), {profile.user}});
    return true;
}

QJsonObject toJson(const Profile &profile)
{
    QJsonArray endpoints;
    for (const auto &endpoint : profile.endpoints)
        endpoints.append(toJson(endpoint));
    QJsonObject object{{QStringLiteral("id"), profile.id},
                       {QStringLiteral("name"), profile.name},
                       {QStringLiteral("endpoints"), endpoints},
                       {QStringLiteral("user"), profile.user}};
    if (profile.usesToken())
        object.insert(QStringLiteral("token"), profile.tokenId);
    if (profile.keepsPassword)
        object.insert(QStringLiteral("keep_password"), true);
    return object;
}

base::Result<Profile> profileFromJson(const QJsonObject &object)
{
    const auto text = [&object](const char16_t *key) {
        return object.value(QString::fromUtf16(key)).toString();
    };
    Profile profile{text(u"id"),   text(u"name"),  {},
                    text(u"user"), text(u"token"), object.value(QStringLiteral("keep_password")).toBool()};
    const auto endpoints = object.value(QStringLiteral("endpoints")).toArray();
    for (qsizetype i = 0; i < endpoints.size(); ++i) {
        const auto server = serverFromJson(endpoints.at(i).toObject());
        if (!server) {
            const auto path = QStringLiteral("endpoints[%1]").arg(i);
            return base::failure(Error::of(Error::Kind::Malformed, {"%1: %2", {path, server.error().words()}},
                                           {{QStringLiteral("path"), path}}));
        }
        profile.endpoints.append(*server);
    }
    if (const auto checked = checkProfile(profile); !checked)
        return base::failure(
            Error::of(Error::Kind::Malformed, checked.error().words(), checked.error().fields));
    return profile;
}

} // namespace store
