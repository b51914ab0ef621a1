// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/activity.h"
#include "app/commandline.h"
#include "app/console.h"

namespace app {

/// slipway-cli provision: reads the spec, and drives its batch. Whatever is wrong with spec, passwords or an
/// earlier batch of the same spec is said before any request with an effect.
[[nodiscard]] Begun begin(const ProvisionOptions &options, Console &console);

/// slipway-cli resume: continues what this user has left unfinished on this server.
[[nodiscard]] Begun begin(const ResumeOptions &options, Console &console);

} // namespace app
