// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window/notifier.h"
#include "app/window/sleepguard.h"

namespace app {

/// What the window program has of its desktop besides windows; by itself nothing.
struct Desktop
{
    std::unique_ptr<SleepGuard> sleep = std::make_unique<SleepGuard>();
    std::unique_ptr<Notifier> notifier = std::make_unique<Notifier>();
};

} // namespace app
