// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/concern.h"
#include "core/provision/preflightfacts.h"
#include "core/provision/spec.h"

namespace prov {

/// Everything that is known to speak against a batch, VM by VM, then what concerns it as a whole. What could
/// not be read is said, never taken for good. VMs that the account may not see are not known here. Pure.
[[nodiscard]] QList<Concern> preflight(const BatchSpec &batch, const PreflightFacts &facts);

} // namespace prov
