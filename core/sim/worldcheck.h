// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QStringList>

namespace sim {

/// What is wrong with the parts of a world as worldfile.h describes them: names that it does not know and
/// values of another kind, each with its place, "$.vms.100.running: wants true or false".
[[nodiscard]] QStringList worldMistakes(const QJsonObject &parts);

} // namespace sim
