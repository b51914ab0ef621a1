// SPDX-License-Identifier: Apache-2.0
#include "core/store/profilefile.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

namespace store {

using base::Error;

namespace {

constexpr int currentVersion = 1;
constexpr int lockPatienceMs = 5'000;
constexpr qint64 mostBytes = 4 << 20;
const QString versionKey = QStringLiteral("slipway_profiles");
const QString profilesKey = QStringLiteral("profiles");

tl::unexpected<Error> fails(const QString &text)
{
    return base::failure({Error::Kind::Server, 0, text, {}});
}

/// The profiles of a file of our version, or what is wrong with it.
base::Result<QList<Profile>> read(const QJsonObject &root)
{
    QList<Profile> profiles;
    const auto entries = root.value(profilesKey);
    if (!entries.isArray())
        return base::failure({Error::Kind::Malformed, 0, QStringLiteral("it holds no list of profiles"), {}});
    const auto array = entries.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        auto profile = profileFromJson(array.at(i).toObject());
        if (!profile) {
            return base::failure({Error::Kind::Malformed,
                                  0,
                                  QStringLiteral("profiles[%1]: %2").arg(i).arg(profile.error().text),
                                  {}});
        }
        profiles.append(*profile);
    }
    return profiles;
}

base::Result<bool> check(const QList<Profile> &profiles)
{
    for (qsizetype i = 0; i < profiles.size(); ++i) {
        if (const auto checked = checkProfile(profiles.at(i)); !checked)
            return checked;
        const auto sameName = [&](const Profile &other) {
            return other.name.compare(profiles.at(i).name, Qt::CaseInsensitive) == 0;
        };
        if (std::any_of(profiles.begin(), profiles.begin() + i, sameName)) {
            return base::failure({Error::Kind::Exists,
                                  0,
                                  QStringLiteral("there is a profile “%1” already").arg(profiles.at(i).name),
                                  {{QStringLiteral("name"), profiles.at(i).name}}});
        }
    }
    return true;
}

} // namespace

QString ProfileFile::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/slipway/profiles.json");
}

ProfileFile::ProfileFile(QString path) : m_path(std::move(path)) {}

base::Result<ProfileFile::Content> ProfileFile::load() const
{
    QFile file(m_path);
    if (!file.exists())
        return Content{};
    if (!file.open(QIODevice::ReadOnly))
        return fails(QStringLiteral("cannot read %1: %2").arg(m_path, file.errorString()));
    QJsonParseError broken;
    const auto document = QJsonDocument::fromJson(file.read(mostBytes), &broken);
    if (!document.isObject()) {
        return putAside(broken.error == QJsonParseError::NoError
                            ? QStringLiteral("it holds no JSON object")
                            : QStringLiteral("%1 at byte %2").arg(broken.errorString()).arg(broken.offset));
    }
    const auto version = document.object().value(versionKey).toInt();
    if (version > currentVersion) {
        return base::failure(
            {Error::Kind::Invalid,
             0,
             QStringLiteral("%1 is of a later version of Slipway (%2): use that one, or move the file away")
                 .arg(m_path)
                 .arg(version),
             {}});
    }
    if (version != currentVersion)
        return putAside(QStringLiteral("it is no file of profiles"));
    const auto profiles = read(document.object());
    if (!profiles)
        return putAside(profiles.error().text);
    return Content{*profiles, {}};
}

base::Result<ProfileFile::Content> ProfileFile::putAside(const QString &why) const
{
    const auto stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    auto aside = QStringLiteral("%1.damaged-%2").arg(m_path, stamp);
    for (int i = 2; QFileInfo::exists(aside); ++i)
        aside = QStringLiteral("%1.damaged-%2-%3").arg(m_path, stamp).arg(i);
    if (!QFile::rename(m_path, aside))
        return fails(QStringLiteral("%1 is damaged (%2) and cannot be put aside").arg(m_path, why));
    return Content{{}, aside};
}

base::Result<ProfileFile::Content> ProfileFile::change(const Change &change) const
{
    const QFileInfo info(m_path);
    if (!QDir(info.path()).exists() &&
        !(QDir().mkpath(QFileInfo(info.path()).path()) &&
          QDir().mkdir(info.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)))
        return fails(QStringLiteral("cannot make the folder %1").arg(info.path()));
    QLockFile lock(m_path + QStringLiteral(".lock"));
    if (!lock.tryLock(lockPatienceMs))
        return fails(QStringLiteral("cannot lock %1: another program is writing it").arg(m_path));
    auto content = load();
    if (!content)
        return content;
    if (const auto changed = change(content->profiles); !changed)
        return base::failure(changed.error());
    if (const auto good = check(content->profiles); !good)
        return base::failure(good.error());
    if (const auto saved = save(content->profiles); !saved)
        return base::failure(saved.error());
    return content;
}

base::Result<bool> ProfileFile::save(const QList<Profile> &profiles) const
{
    QJsonArray entries;
    for (const auto &profile : profiles)
        entries.append(toJson(profile));
    const QJsonObject root{{versionKey, currentVersion}, {profilesKey, entries}};
    QSaveFile file(m_path);
    const auto text = QJsonDocument(root).toJson();
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                         file.write(text) == text.size() && file.commit();
    if (!written)
        return fails(QStringLiteral("cannot write %1: %2").arg(m_path, file.errorString()));
    return true;
}

} // namespace store
