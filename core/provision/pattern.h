// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace prov {

/// The numbering patterns of a spec: `{n}` is the VM's number in its batch, from 1; `{10+n}` adds, `{n:02}`
/// pads with zeros to that width, `{10+n:03}` does both. There is no escape: any other brace is an error.
[[nodiscard]] std::optional<QString> expandPattern(const QString &text, int n);
[[nodiscard]] bool hasPattern(const QString &text);

} // namespace prov
