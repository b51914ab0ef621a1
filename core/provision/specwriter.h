// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/spec.h"

namespace prov {

/// A spec that asks for these VMs again: readSpec() of it gives them back, but for a first VMID that is not
/// the first VM's. What all have in common is the batch's, names and addresses that count become patterns,
/// and what else differs stands in `vms`. Pure; empty for no VMs.
[[nodiscard]] QJsonObject specOf(const QList<VmSpec> &vms);

} // namespace prov
