// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/request.h"

namespace pve {

/// The request without the values of its parameters that are secrets (cipassword): their names stay.
[[nodiscard]] Request withoutSecrets(Request request);

/// The request as a line for a POSIX shell. What must not be in a clipboard are variables: PVE_URL
/// ("https://pve1:8006"), PVE_AUTHORIZATION (the header's value, "PVEAPIToken=…") and, for each secret
/// parameter, its name in capitals (PVE_CIPASSWORD).
[[nodiscard]] QString curlCommand(const Request &request);

} // namespace pve
