// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QString>

namespace store {

/// The spec file of slipway-cli, for a program in which it can be worked on: values may be wrong, but it is a
/// spec, nothing in it stands twice, and it holds no password. Blocking, some milliseconds. Errors: Server
/// (the file cannot be read) or Malformed, in words that name the file.
[[nodiscard]] base::Result<QJsonObject> readSpecFile(const QString &path);
[[nodiscard]] base::Result<QJsonObject> specFromText(const QByteArray &text, const QString &path);

/// Replaces the file as a whole. `isPrivate`: for its owner alone; else as the umask says.
[[nodiscard]] base::Result<bool> writeSpecFile(const QString &path, const QByteArray &text, bool isPrivate);

} // namespace store
