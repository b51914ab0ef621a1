// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSize>

namespace app {

/// The little that is known of the terminal, behind one interface for all platforms.
[[nodiscard]] bool standardInputIsTerminal();
/// Standard output is a terminal that can move its cursor.
[[nodiscard]] bool standardOutputIsTerminal();
[[nodiscard]] QSize terminalSize(); ///< columns and rows of standard output; 80 × 24 when unknown
/// Secrets must not end in a core dump.
void forbidCoreDumps();

} // namespace app
