// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/jsonfile.h"
#include "core/store/preferences.h"

#include <QMap>

namespace store {

/// The file of what a person prefers: $XDG_CONFIG_HOME/slipway/preferences.json, of both programs (see
/// JsonFile). It holds what differs from the defaults, so that these may change; what it does not know and
/// what is wrong in it stays until it is set anew.
class PreferencesFile
{
public:
    struct Content
    {
        Preferences preferences;             ///< a wrong value leaves the default
        QMap<QString, base::Sentence> wrong; ///< by key: what stands there and what may, without a full stop
        QString keptAside;                   ///< where a damaged file has gone; empty: there was none
    };

    [[nodiscard]] static QString defaultPath();
    explicit PreferencesFile(const QString &path = defaultPath());

    /// Nothing there is the defaults. Errors as JsonFile's.
    [[nodiscard]] base::Result<Content> load() const;
    /// Sets these; null goes back to the default. Invalid, and nothing is saved: a value that its preference
    /// does not take. Returns what is there now.
    [[nodiscard]] base::Result<Content> change(const QJsonObject &values) const;

    [[nodiscard]] QString path() const { return m_file.path(); }

private:
    JsonFile m_file;
};

/// The same in memory: what change() does to the preferences. Values that are not taken are left out.
[[nodiscard]] Preferences changed(Preferences preferences, const QJsonObject &values);

/// All of them by key, as the file would say them.
[[nodiscard]] QJsonObject toJson(const Preferences &preferences);

} // namespace store
