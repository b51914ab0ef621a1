// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/busgreeting.h"
#include "core/store/keychainprobe.h"

#include <QByteArray>
#include <QObject>

class QDBusMessage;

namespace store {

/// The Secret Service of the session's D-Bus: gnome-keyring, KWallet, KeePassXC.
class SecretServiceProbe final : public QObject, public KeychainProbe
{
    Q_OBJECT
public:
    explicit SecretServiceProbe(base::Clock &clock, QObject *parent = nullptr)
        : QObject(parent), m_greeting(clock)
    {
    }
    void ask(Done done) override;

private:
    using Reply = std::function<void(const QDBusMessage &)>;
    void askAlias(const Done &done);
    void askLocked(const QString &collection, const Done &done);
    void call(const QDBusMessage &message, const Reply &then);

    BusGreeting m_greeting;
};

} // namespace store
