// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/diagnosis.h"
#include "core/provision/wording.h"

namespace prov {

/// The words of both programs for an examination (context "Wording", as in wording.h).
[[nodiscard]] QString findingWord(Finding::What what);       ///< "Signed in"
[[nodiscard]] QString verdictWord(Finding::Verdict verdict); ///< "OK", "Warning" …
/// What was found, in a sentence; where it is not well also why and what to do. For something that was not
/// looked at yet it is empty.
[[nodiscard]] Explanation explainFinding(const Diagnosis &diagnosis, Finding::What what);

[[nodiscard]] QString purposeWord(Need::Purpose purpose);        ///< "Clone the template"
[[nodiscard]] QString consequenceWithout(Need::Purpose purpose); ///< "The template cannot be cloned."
/// What goes above PveumLines::user.
[[nodiscard]] QString userLinesAdvice(const QString &user);

} // namespace prov
