// SPDX-License-Identifier: Apache-2.0
#include "core/store/secretserviceprobe.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QFileInfo>
#include <QLocalSocket>

#include <unistd.h>

namespace store {

namespace {

using State = KeychainProbe::State;

const QString service = QStringLiteral("org.freedesktop.secrets");
constexpr int callTimeoutMs = 10'000;

State missing(const QString &why)
{
    return {State::Kind::Missing, why};
}

/// Where the session's bus listens, as far as a local socket can say hello to it.
struct BusSocket
{
    QString path; ///< empty: there is no bus
    bool isAbstract = false;
    bool isOther = false; ///< not a local socket: the library has to find out
};

BusSocket busSocket()
{
    const auto address = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
    if (address.isEmpty()) {
        const QString path = qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus");
        return QFileInfo::exists(path) ? BusSocket{path} : BusSocket{};
    }
    const auto first = address.section(u';', 0, 0);
    for (const auto &part : first.section(u':', 1).split(u',')) {
        const auto value = QString::fromUtf8(QByteArray::fromPercentEncoding(part.section(u'=', 1).toUtf8()));
        if (part.startsWith(u"path="))
            return {value};
        if (part.startsWith(u"abstract="))
            return {value, true};
    }
    return {first, false, true};
}

} // namespace

void SecretServiceProbe::ask(Done done)
{
    const auto bus = busSocket();
    if (bus.path.isEmpty())
        later(done, missing(QStringLiteral("this session has no D-Bus")));
    else if (bus.isOther)
        askAlias(done);
    else
        greetBus(bus.path, bus.isAbstract, done);
}

void SecretServiceProbe::later(const Done &done, const State &state)
{
    QMetaObject::invokeMethod(
        this, [done, state] { done(state); }, Qt::QueuedConnection);
}

void SecretServiceProbe::greetBus(const QString &path, bool isAbstract, const Done &done)
{
    auto *socket = new QLocalSocket(this);
    if (isAbstract)
        socket->setSocketOptions(QLocalSocket::AbstractNamespaceOption);
    connect(socket, &QLocalSocket::connected, socket, [socket] {
        const auto user = QByteArray::number(getuid()).toHex();
        socket->write(QByteArray(1, '\0') + "AUTH EXTERNAL " + user + "\r\n");
    });
    connect(socket, &QLocalSocket::readyRead, this, [this, socket, done] {
        socket->disconnect(this);
        socket->deleteLater();
        askAlias(done);
    });
    connect(socket, &QLocalSocket::errorOccurred, this, [this, socket, done] {
        socket->disconnect(this);
        socket->deleteLater();
        later(done, missing(QStringLiteral("the session's D-Bus cannot be reached")));
    });
    socket->connectToServer(path);
}

void SecretServiceProbe::askAlias(const Done &done)
{
    auto message = QDBusMessage::createMethodCall(service, QStringLiteral("/org/freedesktop/secrets"),
                                                  QStringLiteral("org.freedesktop.Secret.Service"),
                                                  QStringLiteral("ReadAlias"));
    message.setArguments({QStringLiteral("default")});
    call(message, [this, done](const QDBusMessage &reply) {
        if (reply.type() != QDBusMessage::ReplyMessage)
            return done(missing(QStringLiteral("no keychain service runs in this session")));
        const auto collection = reply.arguments().value(0).value<QDBusObjectPath>().path();
        if (collection.size() < 2)
            return done(missing(QStringLiteral("the keychain has no default keyring")));
        askLocked(collection, done);
    });
}

void SecretServiceProbe::askLocked(const QString &collection, const Done &done)
{
    auto message = QDBusMessage::createMethodCall(
        service, collection, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    message.setArguments({QStringLiteral("org.freedesktop.Secret.Collection"), QStringLiteral("Locked")});
    call(message, [done](const QDBusMessage &reply) {
        if (reply.type() != QDBusMessage::ReplyMessage)
            return done(missing(QStringLiteral("the keychain's default keyring cannot be read")));
        const bool locked = reply.arguments().value(0).value<QDBusVariant>().variant().toBool();
        done({locked ? State::Kind::Locked : State::Kind::Open, {}});
    });
}

void SecretServiceProbe::call(const QDBusMessage &message, const Reply &then)
{
    const auto pending = QDBusConnection::sessionBus().asyncCall(message, callTimeoutMs);
    auto *watcher = new QDBusPendingCallWatcher(pending, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, then] {
        watcher->deleteLater();
        then(watcher->reply());
    });
}

} // namespace store
