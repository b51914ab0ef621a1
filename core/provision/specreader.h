// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/specnode.h"

namespace prov {

/// Reads what one VM is to be from its view of the spec. Problems go to the node's list; what is returned
/// beside problems is of no use. The top level's keys are the caller's to check: batch and `vms[i]` have
/// different ones.
[[nodiscard]] VmSpec readVm(const SpecNode &root);

} // namespace prov
