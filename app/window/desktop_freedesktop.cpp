// SPDX-License-Identifier: Apache-2.0
#include "app/window/freedesktopnotifier.h"
#include "app/window/logindguard.h"

namespace app {

std::unique_ptr<SleepGuard> makeSleepGuard()
{
    return std::make_unique<LogindGuard>();
}

std::unique_ptr<Notifier> makeNotifier()
{
    return std::make_unique<FreedesktopNotifier>();
}

} // namespace app
