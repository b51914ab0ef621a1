// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>

namespace bench {

inline constexpr int templateId = 90'000; ///< beyond the VMs of bigWorld()

/// What a simulated cluster begins with: one node, one storage, a template, and `vms` VMs with VMIDs from 100
/// on without a gap, which is the worst for nextid. The token root@pam!load, secret "x", may do everything.
[[nodiscard]] QJsonObject bigWorld(int vms);

} // namespace bench
