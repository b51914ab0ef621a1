// SPDX-License-Identifier: Apache-2.0
#include "core/store/profilefile.h"

#include <QJsonArray>

#include <algorithm>

namespace store {

using base::Error;

namespace {

const QString profilesKey = QStringLiteral("profiles");

/// The profiles of a file of our version, or what is wrong with it.
base::Result<QList<Profile>> read(const QJsonObject &root)
{
    QList<Profile> profiles;
    const auto entries = root.value(profilesKey);
    if (!entries.isArray())
        return base::failure(Error::of(Error::Kind::Malformed,
                                       {QT_TRANSLATE_NOOP("Wording", "it holds no list of profiles")}));
    const auto array = entries.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        auto profile = profileFromJson(array.at(i).toObject());
        if (!profile) {
            return base::failure(
                Error::of(Error::Kind::Malformed, {"profiles[%1]: %2", {i, profile.error().words()}}));
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
            return base::failure(Error::of(
                Error::Kind::Exists,
                {QT_TRANSLATE_NOOP("Wording", "there is a profile “%1” already"), {profiles.at(i).name}},
                {{QStringLiteral("name"), profiles.at(i).name}}));
        }
    }
    return true;
}

/// Of an object that is good, or empty: there is no file.
QList<Profile> profilesOf(const QJsonObject &root)
{
    return read(root).value_or(QList<Profile>());
}

ProfileFile::Content contentOf(const JsonFile::Content &content)
{
    return {profilesOf(content.root), content.keptAside};
}

} // namespace

QString ProfileFile::defaultPath()
{
    return JsonFile::defaultPath(QStringLiteral("profiles.json"));
}

ProfileFile::ProfileFile(QString path)
    : m_file(std::move(path),
             {QStringLiteral("slipway_profiles"), 1, QT_TRANSLATE_NOOP("Wording", "profiles")},
             [](const QJsonObject &root) { return read(root).map([](const auto &) { return true; }); })
{
}

base::Result<ProfileFile::Content> ProfileFile::load() const
{
    return m_file.load().map(contentOf);
}

base::Result<ProfileFile::Content> ProfileFile::change(const Change &change) const
{
    return m_file
        .change([&change](QJsonObject &root) -> base::Result<bool> {
            auto profiles = profilesOf(root);
            if (const auto changed = change(profiles); !changed)
                return changed;
            if (const auto good = check(profiles); !good)
                return good;
            QJsonArray entries;
            for (const auto &profile : std::as_const(profiles))
                entries.append(toJson(profile));
            root.insert(profilesKey, entries);
            return true;
        })
        .map(contentOf);
}

} // namespace store
