// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>

namespace prov {

/// "$.hardware" + "cores" → "$.hardware.cores"; keys that are no plain word stand in brackets.
[[nodiscard]] QString childPath(const QString &path, const QString &key);

/// Paths of the keys that an object of the text has more than once. QJsonDocument keeps the last one and says
/// nothing, and then what somebody wrote would have no effect. `json` must be valid JSON.
[[nodiscard]] QStringList repeatedKeys(const QByteArray &json);

} // namespace prov
