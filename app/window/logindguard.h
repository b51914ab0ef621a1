// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window/sleepguard.h"
#include "core/store/busgreeting.h"

#include <QDBusUnixFileDescriptor>

namespace app {

/// Through logind's Inhibit(): sleep is blocked as long as the descriptor that it answers with stays open, so
/// also no longer than this process lives.
class LogindGuard final : public SleepGuard
{
    Q_OBJECT
public:
    explicit LogindGuard(base::Clock &clock) : m_greeting(clock) {}
    void hold(const QString &why) override;
    void release() override;

private:
    void inhibit(const QString &why);

    store::BusGreeting m_greeting;
    QDBusUnixFileDescriptor m_held;
    int m_wish = 0; ///< only what the last one has asked for counts
};

} // namespace app
