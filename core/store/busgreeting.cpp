// SPDX-License-Identifier: Apache-2.0
#include "core/store/busgreeting.h"

#include <QFileInfo>
#include <QLocalSocket>

#include <unistd.h>

namespace store {

namespace {

/// Where a bus listens, as far as a local socket can say hello to it.
struct BusSocket
{
    QString path; ///< empty: there is no bus
    bool isAbstract = false;
    bool isOther = false; ///< not a local socket: the library has to find out
};

BusSocket busSocket(bool isSystem)
{
    const auto address =
        qEnvironmentVariable(isSystem ? "DBUS_SYSTEM_BUS_ADDRESS" : "DBUS_SESSION_BUS_ADDRESS");
    if (address.isEmpty()) {
        const QString path = isSystem
                                 ? QStringLiteral("/run/dbus/system_bus_socket")
                                 : QString(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
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

BusGreeting::BusGreeting(base::Clock &clock, QObject *parent) : QObject(parent), m_clock(clock) {}

BusGreeting::~BusGreeting() = default;

void BusGreeting::end(QLocalSocket *socket, Done done, base::Sentence why)
{
    m_deadlines.erase(socket);
    socket->disconnect(this);
    socket->deleteLater();
    QMetaObject::invokeMethod(
        this, [done, why] { done(why); }, Qt::QueuedConnection);
}

void BusGreeting::greet(Bus bus, const Done &done)
{
    const bool isSystem = bus == Bus::System;
    const BusSocket where = busSocket(isSystem);
    if (where.path.isEmpty() || where.isOther) {
        const base::Sentence why = where.isOther ? base::Sentence()
                                   : isSystem    ? QT_TRANSLATE_NOOP("Wording", "this computer has no D-Bus")
                                                 : QT_TRANSLATE_NOOP("Wording", "this session has no D-Bus");
        QMetaObject::invokeMethod(
            this, [done, why] { done(why); }, Qt::QueuedConnection);
        return;
    }
    auto *socket = new QLocalSocket(this);
    if (where.isAbstract)
        socket->setSocketOptions(QLocalSocket::AbstractNamespaceOption);
    connect(socket, &QLocalSocket::connected, socket, [socket] {
        const auto user = QByteArray::number(getuid()).toHex();
        socket->write(QByteArray(1, '\0') + "AUTH EXTERNAL " + user + "\r\n");
    });
    connect(socket, &QLocalSocket::readyRead, this, [=, this] { end(socket, done, {}); });
    connect(socket, &QLocalSocket::errorOccurred, this, [=, this] {
        end(socket, done,
            isSystem ? QT_TRANSLATE_NOOP("Wording", "the computer's D-Bus cannot be reached")
                     : QT_TRANSLATE_NOOP("Wording", "the session's D-Bus cannot be reached"));
    });
    m_deadlines[socket] = m_clock.after(deadline, [=, this] {
        end(socket, done,
            isSystem ? QT_TRANSLATE_NOOP("Wording", "the computer's D-Bus does not answer")
                     : QT_TRANSLATE_NOOP("Wording", "the session's D-Bus does not answer"));
    });
    socket->connectToServer(where.path);
}

} // namespace store
