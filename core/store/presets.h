// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QStringList>

namespace store {

/// Specs with a name, a file each in $XDG_CONFIG_HOME/slipway/presets, mode 0600; the files are those of
/// slipway-cli. A damaged one stays where it is. Nothing is cached: other programs may write there too.
/// Blocking, some milliseconds.
class Presets
{
public:
    [[nodiscard]] static QString defaultFolder();
    explicit Presets(QString folder = defaultFolder());

    [[nodiscard]] QStringList names() const; ///< sorted; without files that save() would not name so
    [[nodiscard]] bool has(const QString &name) const;
    /// Errors as those of readSpecFile().
    [[nodiscard]] base::Result<QJsonObject> load(const QString &name) const;
    /// Over one of the same name. Malformed: the spec holds a mistake; Invalid: that is no name.
    [[nodiscard]] base::Result<bool> save(const QString &name, const QJsonObject &spec) const;
    /// Removes it; what the file held, right or damaged, for putBack().
    [[nodiscard]] base::Result<QByteArray> take(const QString &name) const;
    [[nodiscard]] base::Result<bool> putBack(const QString &name, const QByteArray &text) const;

private:
    [[nodiscard]] QString pathOf(const QString &name) const;

    QString m_folder;
};

} // namespace store
