// SPDX-License-Identifier: Apache-2.0
#include "core/store/secretserviceprobe.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>

namespace store {

namespace {

using State = KeychainProbe::State;

const QString service = QStringLiteral("org.freedesktop.secrets");
constexpr int callTimeoutMs = 10'000;

State missing(const base::Sentence &why)
{
    return {State::Kind::Missing, why};
}

} // namespace

void SecretServiceProbe::ask(Done done)
{
    m_greeting.greet(BusGreeting::Bus::Session, [this, done](const base::Sentence &why) {
        if (why.isEmpty())
            askAlias(done);
        else
            done(missing(why));
    });
}

void SecretServiceProbe::askAlias(const Done &done)
{
    auto message = QDBusMessage::createMethodCall(service, QStringLiteral("/org/freedesktop/secrets"),
                                                  QStringLiteral("org.freedesktop.Secret.Service"),
                                                  QStringLiteral("ReadAlias"));
    message.setArguments({QStringLiteral("default")});
    call(message, [this, done](const QDBusMessage &reply) {
        if (reply.type() != QDBusMessage::ReplyMessage)
            return done(missing(QT_TRANSLATE_NOOP("Wording", "no keychain service runs in this session")));
        const auto collection = reply.arguments().value(0).value<QDBusObjectPath>().path();
        if (collection.size() < 2)
            return done(missing(QT_TRANSLATE_NOOP("Wording", "the keychain has no default keyring")));
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
            return done(
                missing(QT_TRANSLATE_NOOP("Wording", "the keychain's default keyring cannot be read")));
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
