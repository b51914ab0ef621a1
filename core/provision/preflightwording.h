// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/concern.h"
#include "core/provision/wording.h"

namespace prov {

/// The words of both programs for what a preflight finds (context "Wording", as in wording.h): problem,
/// reason and remedy, a sentence each.
[[nodiscard]] Explanation explainConcern(const Concern &concern);
[[nodiscard]] QString levelWord(Concern::Level level); ///< "Problem" …

} // namespace prov
