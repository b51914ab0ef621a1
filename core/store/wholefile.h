// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace store {

/// Replaces a file as a whole: a reader finds the old one or the new one. `isPrivate`: for its owner alone;
/// else as the umask says. The error's text is the system's reason alone. Blocking, some milliseconds.
[[nodiscard]] base::Result<bool> replaceFile(const QString &path, const QByteArray &content, bool isPrivate);

} // namespace store
