// SPDX-License-Identifier: Apache-2.0
#include "app/profilelist.h"

#include "app/introduction.h"
#include "app/summary.h"

#include <QJsonArray>

namespace app {

using store::Profile;

namespace {

QString addressesOf(const Profile &profile)
{
    QStringList addresses;
    for (const auto &endpoint : profile.endpoints)
        addresses.append(endpoint.url.toString());
    return addresses.join(u',');
}

QJsonObject eventOf(const Profile &profile)
{
    QJsonArray endpoints;
    for (const auto &endpoint : profile.endpoints) {
        const auto pin = pve::fingerprintText(endpoint.pin);
        endpoints.append(
            QJsonObject{{QStringLiteral("url"), endpoint.url.toString()},
                        {QStringLiteral("fingerprint"), pin.isEmpty() ? QJsonValue() : QJsonValue(pin)}});
    }
    return {{QStringLiteral("name"), profile.name},
            {QStringLiteral("endpoints"), endpoints},
            {QStringLiteral("user"), profile.user},
            {QStringLiteral("token"), profile.usesToken() ? QJsonValue(profile.tokenId) : QJsonValue()}};
}

} // namespace

Begun ProfileList::begin(Console &console)
{
    const auto profiles = readProfiles(console);
    if (!profiles)
        return tl::unexpected(profiles.error());
    std::unique_ptr<ProfileList> list(new ProfileList(*profiles, console));
    QMetaObject::invokeMethod(list.get(), &ProfileList::lookAtNext, Qt::QueuedConnection);
    return list;
}

ProfileList::ProfileList(const QList<Profile> &profiles, Console &console)
    : m_console(console), m_profiles(profiles)
{
}

void ProfileList::lookAtNext()
{
    if (m_secrets.size() == m_profiles.size())
        return show();
    const auto &profile = m_profiles.at(m_secrets.size());
    if (!profile.keepsSecret())
        return add(Secret::Asked);
    if (!m_trouble.isEmpty())
        return add(Secret::Unknown); // it would prompt, or be silent, once more
    m_keychain.store.read(profile.secretKey(), [this](const base::Result<QString> &secret) {
        if (secret)
            return add(Secret::Kept);
        if (secret.error().kind == base::Error::Kind::NotFound)
            return add(Secret::Missing);
        m_trouble = secret.error().text;
        add(Secret::Unknown);
    });
}

void ProfileList::add(Secret secret)
{
    m_secrets.append(secret);
    lookAtNext();
}

void ProfileList::show()
{
    QList<QStringList> rows{{QStringLiteral("PROFILE"), QStringLiteral("SERVER"), QStringLiteral("AS"),
                             QStringLiteral("SECRET")}};
    for (qsizetype i = 0; i < m_profiles.size(); ++i) {
        const auto &profile = m_profiles.at(i);
        const auto secret = wordOf(m_secrets.at(i));
        rows.append({profile.name, addressesOf(profile), profile.identity(), secret});
        if (!m_console.isJson())
            continue;
        auto event = eventOf(profile);
        event.insert(QStringLiteral("secret"), secret);
        m_console.event(QStringLiteral("profile"), event);
    }
    if (!m_trouble.isEmpty())
        m_console.error(QStringLiteral("Whether secrets are kept cannot be told: %1.").arg(m_trouble));
    if (!m_console.isJson())
        m_console.out(m_profiles.isEmpty()
                          ? QStringLiteral(
                                "There are no profiles. slipway-cli profile add NAME --server URL makes one.")
                          : table(rows));
    emit finished(ExitCode::AllReady);
}

QString ProfileList::wordOf(Secret secret)
{
    switch (secret) {
    case Secret::Asked:
        return QStringLiteral("asked for");
    case Secret::Kept:
        return QStringLiteral("kept");
    case Secret::Missing:
        return QStringLiteral("missing");
    case Secret::Unknown:
        return QStringLiteral("unknown");
    }
    Q_UNREACHABLE();
}

} // namespace app
