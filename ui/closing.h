// SPDX-License-Identifier: Apache-2.0
#pragma once

class QSettings;

namespace ui {

/// What closing the window means while jobs run, as it was once answered.
enum class Closing {
    Ask,
    Background, ///< the window goes, the program ends with the last job
    Close,      ///< the jobs go on at the next start
};
[[nodiscard]] Closing closingOf(const QSettings &settings); ///< Ask, unless something else is kept
void setClosing(QSettings &settings, Closing closing);

} // namespace ui
