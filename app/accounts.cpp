// SPDX-License-Identifier: Apache-2.0
#include "app/accounts.h"

#include "core/base/shown.h"

#include <algorithm>
#include <utility>

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

bool isOf(const Accounts::Entry &entry, const Profile &profile)
{
    if (!entry.id.isEmpty())
        return profile.id == entry.id;
    return profile.identity() == pve::identityOf(entry.credential) &&
           profile.endpoints.first().url == entry.endpoints.first().url;
}

} // namespace

Accounts::Accounts(store::ProfileFile file, store::SecretStore &secrets)
    : m_file(std::move(file)), m_secrets(secrets)
{
}

void Accounts::load()
{
    const auto content = m_file.load();
    base::Sentence trouble;
    if (!content)
        trouble = content.error().words();
    else if (!content->keptAside.isEmpty())
        trouble = {QT_TRANSLATE_NOOP("Wording", "the list of servers was damaged; it is kept as %1"),
                   {content->keptAside}};
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

const Profile *Accounts::named(const QString &name) const
{
    const auto found = std::find_if(m_profiles.begin(), m_profiles.end(), [&name](const Profile &profile) {
        return profile.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == m_profiles.end() ? nullptr : &*found;
}

void Accounts::remember(const Entry &entry, store::SecretStore::WriteDone stored)
{
    QString id;
    const bool saved = save([&](QList<Profile> &profiles) -> base::Result<bool> {
        const auto known = find(profiles, [&entry](const Profile &profile) { return isOf(entry, profile); });
        Profile profile;
        profile.id = store::newProfileId();
        if (known != profiles.end()) {
            profile = *known;
            profiles.erase(known);
        }
        if (profile.name.isEmpty() || !entry.name.isEmpty())
            profile.name = freeName(profiles, entry.name.isEmpty() ? entry.endpoints.first().url.host()
                                                                   : entry.name.trimmed());
        profile.endpoints = entry.endpoints;
        profile.user = pve::userOf(entry.credential);
        const bool isToken = std::holds_alternative<pve::ApiToken>(entry.credential);
        profile.tokenId = isToken ? pve::identityOf(entry.credential) : QString();
        profile.keepsPassword = !isToken && entry.keepsPassword;
        id = profile.id;
        profiles.prepend(profile);
        return true;
    });
    const Profile *profile = this->profile(id);
    if (!saved || profile == nullptr)
        return;
    if (!stored)
        stored = [](const base::Result<bool> &) {}; // what goes wrong with the store it says itself
    if (profile->keepsSecret())
        m_secrets.write(profile->secretKey(), QString::fromUtf8(pve::secretOf(entry.credential)),
                        std::move(stored));
    else
        m_secrets.remove(profile->secretKey(), std::move(stored));
}

void Accounts::readCredential(const QString &id,
                              std::function<void(const base::Result<pve::Credential> &)> done)
{
    const Profile *known = profile(id);
    if (known == nullptr)
        return;
    m_secrets.read(known->secretKey(),
                   [profile = *known, done = std::move(done)](const base::Result<QString> &secret) {
                       done(secret ? withSecretOf(profile, *secret) : base::failure(secret.error()));
                   });
}

void Accounts::forget(const QString &id, store::SecretStore::WriteDone removed)
{
    const Profile *known = profile(id);
    if (known == nullptr)
        return;
    const QString key = known->secretKey();
    const bool saved = save([&id](QList<Profile> &profiles) -> base::Result<bool> {
        profiles.removeIf([&id](const Profile &profile) { return profile.id == id; });
        return true;
    });
    if (saved) // else the profile would be left without its secret
        m_secrets.remove(
            key, removed ? std::move(removed) : [](const base::Result<bool> &) {});
}

bool Accounts::save(const store::ProfileFile::Change &change)
{
    const auto content = m_file.change(change);
    if (!content) {
        emit troubled(content.error().words());
        return false;
    }
    m_profiles = content->profiles;
    emit changed();
    return true;
}

pve::Credential withoutSecret(const Profile &profile)
{
    if (profile.usesToken())
        return pve::ApiToken{profile.user, profile.tokenId, {}};
    return pve::PasswordLogin{profile.user, {}};
}

base::Result<pve::Credential> withSecretOf(const Profile &profile, const QString &secret)
{
    if (profile.usesToken())
        return pve::apiTokenFromText(profile.tokenId + u'=' + secret);
    return pve::withSecret(withoutSecret(profile), secret.toUtf8());
}

} // namespace app
