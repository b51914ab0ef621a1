// SPDX-License-Identifier: Apache-2.0
#include "app/window/accounts.h"

#include <algorithm>

namespace app {

using store::Profile;

namespace {

auto find(QList<Profile> &profiles, const std::function<bool(const Profile &)> &matches)
{
    return std::find_if(profiles.begin(), profiles.end(), matches);
}

/// "lab", or "lab 2" where another one is called so already.
QString freeName(const QList<Profile> &profiles, const QString &wanted)
{
    const auto isTaken = [&profiles](const QString &name) {
        return std::any_of(profiles.begin(), profiles.end(), [&name](const Profile &profile) {
            return profile.name.compare(name, Qt::CaseInsensitive) == 0;
        });
    };
    QString name = wanted;
    for (int i = 2; isTaken(name); ++i)
        name = QStringLiteral("%1 %2").arg(wanted).arg(i);
    return name;
}

} // namespace

Accounts::Accounts(store::ProfileFile file, store::SecretStore &secrets)
    : m_file(std::move(file)), m_secrets(secrets)
{
}

void Accounts::load()
{
    const auto content = m_file.load();
    QString trouble;
    if (!content)
        trouble = content.error().text;
    else if (!content->keptAside.isEmpty())
        trouble = QStringLiteral("the list of servers was damaged; it is kept as %1").arg(content->keptAside);
    m_profiles = content ? content->profiles : QList<Profile>();
    if (!trouble.isEmpty())
        QMetaObject::invokeMethod(
            this, [this, trouble] { emit troubled(trouble); }, Qt::QueuedConnection);
    emit changed();
}

const Profile *Accounts::profile(const QString &id) const
{
    const auto found = std::find_if(m_profiles.begin(), m_profiles.end(),
                                    [&id](const Profile &profile) { return profile.id == id; });
    return found == m_profiles.end() ? nullptr : &*found;
}

void Accounts::remember(const pve::Server &server, const pve::ApiToken &token, const QString &name)
{
    QString id;
    save([&](QList<Profile> &profiles) -> base::Result<bool> {
        const auto known = find(profiles, [&](const Profile &profile) {
            return profile.tokenId == token.id && profile.endpoints.first().url == server.url;
        });
        Profile profile =
            known == profiles.end() ? Profile{store::newProfileId(), {}, {}, {}, {}, false} : *known;
        if (known != profiles.end())
            profiles.erase(known);
        if (profile.name.isEmpty() || !name.isEmpty())
            profile.name = freeName(profiles, name.isEmpty() ? server.url.host() : name);
        profile.endpoints = {server};
        profile.user = token.user;
        profile.tokenId = token.id;
        id = profile.id;
        profiles.prepend(profile);
        return true;
    });
    if (const Profile *profile = this->profile(id)) {
        // What goes wrong with the store it says itself: the token is kept for the session then.
        m_secrets.write(profile->secretKey(), QString::fromLatin1(token.secret),
                        [](const base::Result<bool> &) {});
    }
}

void Accounts::readToken(const QString &id, std::function<void(const base::Result<pve::ApiToken> &)> done)
{
    const Profile *known = profile(id);
    if (known == nullptr)
        return;
    m_secrets.read(known->secretKey(), [tokenId = known->tokenId,
                                        done = std::move(done)](const base::Result<QString> &secret) {
        done(secret ? pve::apiTokenFromText(tokenId + u'=' + *secret) : base::failure(secret.error()));
    });
}

void Accounts::forget(const QString &id)
{
    const Profile *known = profile(id);
    if (known == nullptr)
        return;
    m_secrets.remove(known->secretKey(), [](const base::Result<bool> &) {});
    save([&id](QList<Profile> &profiles) -> base::Result<bool> {
        profiles.removeIf([&id](const Profile &profile) { return profile.id == id; });
        return true;
    });
}

void Accounts::save(const store::ProfileFile::Change &change)
{
    const auto content = m_file.change(change);
    if (!content) {
        emit troubled(content.error().text);
        return;
    }
    m_profiles = content->profiles;
    emit changed();
}

} // namespace app
