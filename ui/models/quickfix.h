// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/previewmodel.h"

#include <QSet>

namespace ui {

/// What an own VMID, a name or an address is compared by: names without case, as host names are, and an
/// address without its prefix. Empty: the column's values need not differ, or this is none.
[[nodiscard]] QString keyOf(int column, const QString &value);

/// The first value behind `wanted` whose key is not among `taken`: the next number, or the next address of
/// the same network. Empty: there is none, or the column's values need not differ. Pure.
[[nodiscard]] QString freeValue(int column, const QString &wanted, const QSet<QString> &taken);

/// Gives each row that something speaks against, and whose value another has, a free one instead: one of
/// another row, or among `taken`, by column. No two rows get the same. Pure.
void offerFixes(QList<PreviewModel::Row> &rows, const QMap<int, QSet<QString>> &taken);

} // namespace ui
