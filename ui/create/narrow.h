// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace ui {

/// Whether a part of the Create page has so little width that what else stands side by side in it goes below
/// each other, or goes without.
[[nodiscard]] inline bool isNarrow(const QWidget &part)
{
    constexpr int enough = 680; // at 10 pt
    constexpr int height = 18;  // of its lines
    return part.width() * height < enough * qMax(height, part.fontMetrics().height());
}

} // namespace ui
