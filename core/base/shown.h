// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

namespace base {

/// In the language of the program: through QCoreApplication, context "Wording". English without a translator,
/// as in slipway-cli. Log records, --help and machine-readable files are English in both programs: whoever
/// helps reads them, and what reads files must not depend on a language.
[[nodiscard]] QString shown(const Sentence &sentence);
/// Ours translated, the server's as they are.
[[nodiscard]] QString shown(const Error &error);

} // namespace base
