// SPDX-License-Identifier: Apache-2.0
#include "app/window/logindguard.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace app {

void LogindGuard::hold(const QString &why)
{
    const int wish = ++m_wish;
    m_greeting.greet(store::BusGreeting::Bus::System, [this, wish, why](const base::Sentence &trouble) {
        if (wish != m_wish)
            return;
        if (trouble.isEmpty())
            inhibit(why);
        else
            emit failed(trouble.english());
    });
}

void LogindGuard::release()
{
    ++m_wish;
    m_held = {};
}

void LogindGuard::inhibit(const QString &why)
{
    auto message = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
        QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("Inhibit"));
    message.setArguments({QStringLiteral("sleep"), QStringLiteral("Slipway"), why, QStringLiteral("block")});
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::systemBus().asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, wish = m_wish] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *watcher;
        if (wish != m_wish)
            return; // what it holds is closed with the answer
        if (reply.isError())
            emit failed(reply.error().message());
        else
            m_held = reply.value();
    });
}

} // namespace app
