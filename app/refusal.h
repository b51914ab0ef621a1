// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/console.h"
#include "core/base/error.h"

namespace app {

/// Says why a server could not be connected to, trusted or signed in to.
ExitCode sayRefusal(Console &console, const base::Error &error, const QString &server);

} // namespace app
