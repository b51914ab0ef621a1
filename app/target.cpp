// SPDX-License-Identifier: Apache-2.0
#include "app/target.h"

#include "app/accounts.h"

#include <algorithm>

namespace app {

using base::LogRecord;
using store::Profile;

namespace {

LogRecord remark(LogRecord::Level level, const QString &text)
{
    LogRecord record;
    record.level = level;
    record.text = text;
    return record;
}

tl::expected<Profile, QString> onlyProfile(const QList<Profile> &profiles)
{
    if (profiles.size() == 1)
        return profiles.first();
    return tl::unexpected(
        profiles.isEmpty()
            ? QStringLiteral("no server is named: use --server URL or PROXMOX_VE_ENDPOINT, add one with "
                             "slipway-cli profile add, or try --demo")
            : QStringLiteral("there are %1 profiles: say which one with --profile NAME; slipway-cli profile "
                             "list shows them")
                  .arg(profiles.size()));
}

/// The environment's, or that of the profile without its secret.
pve::Credential credentialFor(const Profile &profile, const std::optional<pve::Credential> &given,
                              const Environment &environment)
{
    if (given && !pve::secretOf(*given).isEmpty())
        return *given;
    const auto own = withoutSecret(profile);
    // A password alone is the one of the profile's user.
    return profile.usesToken() || !environment.username.isEmpty()
               ? own
               : pve::withSecret(own, environment.password.toUtf8());
}

tl::expected<Whereabouts, QString> ofProfile(const ConnectionOptions &options, const Environment &environment,
                                             const QList<Profile> &profiles)
{
    const auto given = credentialOf(environment);
    if (!given)
        return tl::unexpected(given.error());
    const auto profile =
        options.profile.isEmpty() ? onlyProfile(profiles) : profileNamed(options.profile, profiles);
    if (!profile)
        return tl::unexpected(profile.error());
    Whereabouts result{{std::nullopt, profile->endpoints, credentialFor(*profile, *given, environment)},
                       *profile};
    if (options.profile.isEmpty())
        result.target.remarks.append(remark(
            LogRecord::Level::Info, QStringLiteral("using the profile %1, the only one").arg(profile->name)));
    return result;
}

tl::expected<Whereabouts, QString> ofServer(const ConnectionOptions &options, const Environment &environment)
{
    const auto endpoints =
        endpointsOf(options.server.isEmpty() ? environment.endpoint : options.server, options.fingerprint);
    if (!endpoints)
        return tl::unexpected(endpoints.error());
    const auto credential = credentialOf(environment);
    if (!credential)
        return tl::unexpected(credential.error());
    if (!*credential) {
        return tl::unexpected(
            QStringLiteral("PROXMOX_VE_API_TOKEN is not set: put the API token there, as "
                           "user@realm!id=secret, or set PROXMOX_VE_USERNAME and PROXMOX_VE_PASSWORD"));
    }
    return Whereabouts{{std::nullopt, *endpoints, **credential}, std::nullopt};
}

} // namespace

tl::expected<Profile, QString> profileNamed(const QString &name, const QList<Profile> &profiles)
{
    const auto found = std::find_if(profiles.begin(), profiles.end(), [&name](const Profile &profile) {
        return profile.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    if (found != profiles.end())
        return *found;
    return tl::unexpected(
        QStringLiteral("there is no profile \"%1\"; slipway-cli profile list shows them").arg(name));
}

bool wantsProfile(const ConnectionOptions &options, const Environment &environment)
{
    return !options.demo &&
           (!options.profile.isEmpty() || (options.server.isEmpty() && environment.endpoint.isEmpty()));
}

tl::expected<Whereabouts, QString> whereaboutsOf(const ConnectionOptions &options,
                                                 const Environment &environment,
                                                 const QList<Profile> &profiles)
{
    if (options.demo)
        return Whereabouts{{options.demo, {}, {}}, std::nullopt};
    if (const auto refusal = insecureRefusal(environment))
        return tl::unexpected(*refusal);
    auto result = wantsProfile(options, environment) ? ofProfile(options, environment, profiles)
                                                     : ofServer(options, environment);
    if (result && result->isWhole())
        result->target.remarks.append(
            remark(LogRecord::Level::Debug, QStringLiteral("the credentials come from the environment")));
    return result;
}

tl::expected<QList<QByteArray>, QString> pinsOf(const QString &fingerprints)
{
    QList<QByteArray> pins;
    const auto texts = fingerprints.split(u',');
    for (const auto &text : texts) {
        pins.append(pve::fingerprintFromText(text));
        if (pins.last().isEmpty() && !text.trimmed().isEmpty())
            return tl::unexpected(QStringLiteral(
                "--fingerprint wants a SHA-256 fingerprint: 64 hex digits, with or without colons; for "
                "several servers one each, with commas between them"));
    }
    return pins;
}

tl::expected<QList<pve::Server>, QString> endpointsOf(const QString &servers, const QString &fingerprints)
{
    auto pins = pinsOf(fingerprints);
    if (!pins)
        return tl::unexpected(pins.error());
    const auto addresses = servers.split(u',');
    if (fingerprints.isEmpty())
        pins->resize(addresses.size());
    if (pins->size() != addresses.size()) {
        return tl::unexpected(QStringLiteral("--fingerprint has %1 fingerprints for %2 servers: give one for "
                                             "each, in the same order, or nothing between the commas")
                                  .arg(pins->size())
                                  .arg(addresses.size()));
    }
    QList<pve::Server> endpoints;
    for (qsizetype i = 0; i < addresses.size(); ++i) {
        const auto url = pve::serverUrl(addresses.at(i));
        if (!url) {
            return tl::unexpected(QStringLiteral("the server's address is of no use: %1; write it as "
                                                 "https://host:8006")
                                      .arg(url.error().text));
        }
        endpoints.append({*url, pins->at(i)});
    }
    return endpoints;
}

tl::expected<std::optional<pve::Credential>, QString> credentialOf(const Environment &environment)
{
    if (!environment.token.isEmpty()) {
        const auto token = pve::apiTokenFromText(environment.token);
        if (!token)
            return tl::unexpected(
                QStringLiteral("PROXMOX_VE_API_TOKEN is of no use: %1").arg(token.error().text));
        return pve::Credential(*token);
    }
    if (environment.username.isEmpty())
        return std::nullopt;
    if (!pve::isUserName(environment.username))
        return tl::unexpected(
            QStringLiteral("PROXMOX_VE_USERNAME is of no use: a user has the form name@realm"));
    return pve::Credential(pve::PasswordLogin{environment.username, environment.password.toUtf8()});
}

} // namespace app
