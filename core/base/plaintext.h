// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace base {

/// The one rule for text that comes from a server: what may be shown as it stands. Control characters, line
/// ends, escape sequences, bidi overrides, zero-width characters and lone surrogates may not: they could
/// forge a line, move a cursor or make a text read as another. Pure.
[[nodiscard]] bool isPlain(char32_t c);

/// Each character that is not plain becomes a blank; `kept` stays.
[[nodiscard]] QString blanked(const QString &text, char32_t kept = U' ');

} // namespace base
