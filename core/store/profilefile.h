// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/jsonfile.h"
#include "core/store/profile.h"

#include <QString>

#include <functional>

namespace store {

/// The file of all profiles: $XDG_CONFIG_HOME/slipway/profiles.json, of both programs (see JsonFile).
class ProfileFile
{
public:
    struct Content
    {
        QList<Profile> profiles; ///< in the order of their making
        QString keptAside;       ///< where a damaged file has gone; empty: there was none
    };
    using Change = std::function<base::Result<bool>(QList<Profile> &profiles)>;

    [[nodiscard]] static QString defaultPath();
    explicit ProfileFile(QString path = defaultPath());

    /// Nothing there is no profiles. Errors as JsonFile's.
    [[nodiscard]] base::Result<Content> load() const;
    /// Loads, changes and saves while no other process does. An error of `change` saves nothing, and so does
    /// a profile that checkProfile() refuses or a name that two have (Exists). Returns what is there now.
    [[nodiscard]] base::Result<Content> change(const Change &change) const;

    [[nodiscard]] QString path() const { return m_file.path(); }

private:
    JsonFile m_file;
};

} // namespace store
