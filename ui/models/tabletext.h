// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QStringList>

namespace ui {

/// The cells of a table as spreadsheets put it into the clipboard (tabs), or as CSV with commas or
/// semicolons; quoted cells may hold all of these, and line ends. Blank lines at the end are none. Pure.
[[nodiscard]] QList<QStringList> cellsOf(const QString &text);

} // namespace ui
