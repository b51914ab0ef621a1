// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/activity.h"
#include "app/commandline.h"
#include "app/console.h"

namespace app {

/// slipway-cli profile: adds, lists, tests and removes servers that both programs know.
[[nodiscard]] Begun begin(const ProfileOptions &options, Console &console);

} // namespace app
