// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/fault.h"

#include <QJsonObject>

#include <optional>

namespace sim {

/// A fault as JSON: {pattern, action, span, skip, times, oneIn, lasting, storage, status, reason, body},
/// spans in ms, named as the members of Fault; actions are written "drop-before", "hold-flock" and so on.
/// Nothing when there is no such action or the pattern is not a regular expression.
[[nodiscard]] std::optional<Fault> faultFrom(const QJsonObject &object);

} // namespace sim
