// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window/notifier.h"
#include "core/store/busgreeting.h"

namespace app {

/// Through org.freedesktop.Notifications of the session's bus.
class FreedesktopNotifier final : public Notifier
{
    Q_OBJECT
public:
    explicit FreedesktopNotifier(base::Clock &clock) : m_greeting(clock) {}
    void notify(const QString &title, const QString &text) override;

private slots: // D-Bus finds them by name
    void actionInvoked(uint id, const QString &action);
    void tokenCame(uint id, const QString &token);

private:
    void listen();
    void send(const QString &title, const QString &text);

    store::BusGreeting m_greeting;
    bool m_listens = false;
    uint m_id = 0; ///< of the one that stands; 0: none
};

} // namespace app
