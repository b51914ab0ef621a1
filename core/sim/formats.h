// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <optional>

namespace sim {

/// PVE's words, with their line end, when a value is not of a named format of the schema ("dns-name",
/// "pve-tag-list"); nothing when it is, or when the format is one that we do not check. Property strings are
/// not handled here. Pure.
[[nodiscard]] std::optional<QByteArray> namedFormatError(const QByteArray &format, const QByteArray &value);

} // namespace sim
