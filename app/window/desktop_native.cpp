// SPDX-License-Identifier: Apache-2.0
#include "app/window/notifier.h"
#include "app/window/sleepguard.h"

namespace app {

std::unique_ptr<SleepGuard> makeSleepGuard(base::Clock &)
{
    return std::make_unique<SleepGuard>();
}

std::unique_ptr<Notifier> makeNotifier(base::Clock &)
{
    return std::make_unique<Notifier>();
}

} // namespace app
