// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/keychainprobe.h"

#include <QByteArray>
#include <QObject>

class QDBusMessage;

namespace store {

/// The Secret Service of the session's D-Bus: gnome-keyring, KWallet, KeePassXC. Before the bus itself is
/// used it must answer the first line of its own handshake, because the library would wait for it
/// in the middle of the event loop.
class SecretServiceProbe final : public QObject, public KeychainProbe
{
    Q_OBJECT
public:
    explicit SecretServiceProbe(QObject *parent = nullptr) : QObject(parent) {}
    void ask(Done done) override;

private:
    using Reply = std::function<void(const QDBusMessage &)>;
    void greetBus(const QString &path, bool isAbstract, const Done &done);
    void askAlias(const Done &done);
    void askLocked(const QString &collection, const Done &done);
    void call(const QDBusMessage &message, const Reply &then);
    void later(const Done &done, const State &state);
};

} // namespace store
