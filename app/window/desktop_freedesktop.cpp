// SPDX-License-Identifier: Apache-2.0
#include "app/window/freedesktopnotifier.h"
#include "app/window/logindguard.h"

namespace app {

std::unique_ptr<SleepGuard> makeSleepGuard(base::Clock &clock)
{
    return std::make_unique<LogindGuard>(clock);
}

std::unique_ptr<Notifier> makeNotifier(base::Clock &clock)
{
    return std::make_unique<FreedesktopNotifier>(clock);
}

} // namespace app
