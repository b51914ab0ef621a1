// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QString>

#include <functional>

namespace store {

/// One JSON object in a file of its owner alone (mode 0600), with a version of its own. It is replaced as a
/// whole, so that a crash leaves the old or the new one. A file that cannot be read is never written over: a
/// damaged one is kept aside under another name, one of a later version is refused. Blocking, some
/// milliseconds.
class JsonFile
{
public:
    /// What the file is, for people and for its own mark.
    struct Kind
    {
        QString mark;         ///< the key of its version; the first version is 1
        int version;          ///< today's
        base::Sentence holds; ///< "profiles": for what is said about it
    };
    struct Content
    {
        QJsonObject root;  ///< without what marks the version
        QString keptAside; ///< where a damaged file has gone; empty: there was none
    };
    /// An error says what is wrong with it.
    using Check = std::function<base::Result<bool>(const QJsonObject &root)>;
    using Change = std::function<base::Result<bool>(QJsonObject &root)>;

    /// $XDG_CONFIG_HOME/slipway/`name`
    [[nodiscard]] static QString defaultPath(const QString &name);
    /// What `check` refuses is damaged.
    JsonFile(QString path, Kind kind, Check check);

    /// Nothing there is an empty object. Server: it cannot be read, or not put aside. Invalid: of a later
    /// version.
    [[nodiscard]] base::Result<Content> load() const;
    /// Loads, changes and saves while no other process does. An error of `change` saves nothing. Returns what
    /// is there now.
    [[nodiscard]] base::Result<Content> change(const Change &change) const;

    [[nodiscard]] QString path() const { return m_path; }

private:
    [[nodiscard]] base::Result<Content> putAside(const base::Sentence &why) const;
    [[nodiscard]] base::Result<bool> save(QJsonObject root) const;

    QString m_path;
    Kind m_kind;
    Check m_check;
};

} // namespace store
