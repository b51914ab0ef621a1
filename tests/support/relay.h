// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTcpServer>
#include <QTcpSocket>

namespace test {

/// Another way to a server on this computer: a port that passes every byte on, and can be taken down and put
/// up again. So one simulated cluster has several endpoints.
class Relay final : public QObject
{
public:
    /// `target`: a port on 127.0.0.1.
    explicit Relay(quint16 target) : m_target(target)
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] { accept(); });
        up();
    }

    void up()
    {
        if (!m_server.listen(QHostAddress::LocalHost, m_port))
            qFatal("the port of the relay cannot be had");
        m_port = m_server.serverPort();
    }
    void down()
    {
        m_server.close();
        const auto sockets = findChildren<QTcpSocket *>();
        for (QTcpSocket *socket : sockets)
            socket->abort();
    }
    [[nodiscard]] QString address() const { return QStringLiteral("127.0.0.1:%1").arg(m_port); }

private:
    void accept()
    {
        while (QTcpSocket *near = m_server.nextPendingConnection()) {
            near->setParent(this);
            auto *far = new QTcpSocket(this);
            far->connectToHost(QHostAddress::LocalHost, m_target);
            pass(near, far);
            pass(far, near);
        }
    }
    void pass(QTcpSocket *from, QTcpSocket *to)
    {
        connect(from, &QTcpSocket::readyRead, to, [from, to] { to->write(from->readAll()); });
        connect(from, &QTcpSocket::disconnected, to, &QTcpSocket::disconnectFromHost);
        connect(from, &QTcpSocket::disconnected, from, &QObject::deleteLater);
    }

    quint16 m_target;
    quint16 m_port = 0;
    QTcpServer m_server;
};

} // namespace test
