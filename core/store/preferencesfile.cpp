// SPDX-License-Identifier: Apache-2.0
#include "core/store/preferencesfile.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace store {

using base::Error;

namespace {

QString inJson(const QJsonValue &value)
{
    const auto text = QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
    return text.mid(1, text.size() - 2);
}

base::Sentence whatIsWrong(const Preference &preference, const QJsonValue &value)
{
    return {QT_TRANSLATE_NOOP("Wording", "%1 is %2 and must be %3"),
            {preference.name(), inJson(value).left(60), preference.wants()}};
}

PreferencesFile::Content contentOf(const JsonFile::Content &file)
{
    PreferencesFile::Content content{changed({}, file.root), {}, file.keptAside};
    for (const auto &preference : preferenceTable()) {
        const auto value = file.root.value(preference.name());
        if (!value.isUndefined() && !preference.fromJson(value))
            content.wrong.insert(preference.name(), whatIsWrong(preference, value));
    }
    return content;
}

} // namespace

Preferences changed(Preferences preferences, const QJsonObject &values)
{
    for (const auto &preference : preferenceTable()) {
        const auto value = values.value(preference.name());
        if (value.isNull())
            preference.set(preferences, preference.defaults());
        else if (const auto good = preference.fromJson(value))
            preference.set(preferences, *good);
    }
    return preferences;
}

QJsonObject toJson(const Preferences &preferences)
{
    QJsonObject all;
    for (const auto &preference : preferenceTable())
        all.insert(preference.name(), preference.toJson(preference.get(preferences)));
    return all;
}

QString PreferencesFile::defaultPath()
{
    return JsonFile::defaultPath(QStringLiteral("preferences.json"));
}

PreferencesFile::PreferencesFile(const QString &path)
    : m_file(path, {QStringLiteral("slipway_preferences"), 1, QT_TRANSLATE_NOOP("Wording", "preferences")},
             [](const QJsonObject &) { return true; })
{
}

base::Result<PreferencesFile::Content> PreferencesFile::load() const
{
    return m_file.load().map(contentOf);
}

base::Result<PreferencesFile::Content> PreferencesFile::change(const QJsonObject &values) const
{
    return m_file
        .change([&values](QJsonObject &root) -> base::Result<bool> {
            for (const auto &preference : preferenceTable()) {
                const auto key = preference.name();
                const auto value = values.value(key);
                if (value.isUndefined())
                    continue;
                const auto good = value.isNull() ? preference.defaults() : preference.fromJson(value);
                if (!good)
                    return base::failure(Error::of(Error::Kind::Invalid, whatIsWrong(preference, value),
                                                   {{key, inJson(value)}}));
                if (*good == preference.defaults())
                    root.remove(key);
                else
                    root.insert(key, preference.toJson(*good));
            }
            return true;
        })
        .map(contentOf);
}

} // namespace store
