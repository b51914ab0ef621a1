// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace base {

/// Rows in columns as wide as their widest cell, two blanks between; the first row is the head. No line end
/// after the last row. Pure.
[[nodiscard]] QString table(const QList<QStringList> &rows);

} // namespace base
