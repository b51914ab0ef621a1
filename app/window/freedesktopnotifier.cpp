// SPDX-License-Identifier: Apache-2.0
#include "app/window/freedesktopnotifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <utility>

namespace app {

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");

} // namespace

void FreedesktopNotifier::notify(const QString &title, const QString &text)
{
    m_greeting.greet(store::BusGreeting::Bus::Session, [this, title, text](const base::Sentence &trouble) {
        if (trouble.isEmpty())
            send(title, text);
        else
            emit failed(trouble.english());
    });
}

void FreedesktopNotifier::listen()
{
    if (std::exchange(m_listens, true))
        return;
    auto bus = QDBusConnection::sessionBus();
    bus.connect(service, path, service, QStringLiteral("ActionInvoked"), this,
                SLOT(actionInvoked(uint, QString)));
    bus.connect(service, path, service, QStringLiteral("ActivationToken"), this,
                SLOT(tokenCame(uint, QString)));
}

void FreedesktopNotifier::send(const QString &title, const QString &text)
{
    listen();
    auto message = QDBusMessage::createMethodCall(service, path, service, QStringLiteral("Notify"));
    const QStringList actions{QStringLiteral("default"), tr("Show")};
    const QVariantMap hints{{QStringLiteral("desktop-entry"), QStringLiteral("slipway")}};
    // The body may have markup, so what looks like it is made plain.
    message.setArguments({QStringLiteral("Slipway"), m_id, QStringLiteral("slipway"), title,
                          text.toHtmlEscaped(), actions, hints, -1});
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        if (reply.isError())
            emit failed(reply.error().message());
        else
            m_id = reply.value();
    });
}

void FreedesktopNotifier::actionInvoked(uint id, const QString &action)
{
    if (id == m_id && action == QStringLiteral("default"))
        emit activated();
}

/// Comes before the action, and lets the window come to the front on Wayland.
void FreedesktopNotifier::tokenCame(uint id, const QString &token)
{
    if (id == m_id)
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
}

} // namespace app
