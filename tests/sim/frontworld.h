// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/front.h"

#include <QSslSocket>
#include <QTest>

namespace test {

/// For tests of the idle time-out; the others keep pveproxy's 5 s, so that a busy machine does not fail them.
constexpr sim::Millis shortIdle{500};

/// A TLS client that sends bytes as they are and keeps what comes back.
class RawClient
{
public:
    RawClient(quint16 port, bool encrypted = true)
    {
        QObject::connect(&m_socket, &QSslSocket::readyRead, &m_socket,
                         [this] { m_answer += m_socket.readAll(); });
        m_socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        if (encrypted)
            m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        else
            m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    }
    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    [[nodiscard]] bool isClosed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    [[nodiscard]] const QByteArray &answer() const { return m_answer; }
    [[nodiscard]] QByteArray statusLine() const { return m_answer.left(m_answer.indexOf("\r\n")); }
    [[nodiscard]] QByteArray body() const { return m_answer.mid(m_answer.indexOf("\r\n\r\n") + 4); }
    [[nodiscard]] QSslSocket &socket() { return m_socket; }

private:
    QSslSocket m_socket;
    QByteArray m_answer;
};

inline QByteArray get(const QByteArray &target, const QByteArray &headers = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

/// A Front with a canned handler that answers {"data":null} at once unless told otherwise, and all that it
/// was asked.
struct FrontWorld
{
    explicit FrontWorld(double speed = 1.0, sim::Millis idle = sim::Millis(5000))
    {
        sim::Front::Setup setup;
        setup.identity = identity();
        setup.idle = idle;
        setup.speed = speed;
        setup.wallAt = [](sim::Millis) { return QDateTime::fromSecsSinceEpoch(1'795'391'565, Qt::UTC); };
        setup.handler = [this](const sim::Request &request, sim::Millis now) {
            seen.append(request);
            return handler(request, now);
        };
        front = std::make_unique<sim::Front>(std::move(setup));
        isListening = front->listen(QHostAddress::LocalHost);
    }
    /// One for all: making it takes longer than most tests.
    [[nodiscard]] static const sim::TlsIdentity &identity()
    {
        static const auto made = sim::makeTlsIdentity();
        Q_ASSERT(made);
        return *made;
    }
    [[nodiscard]] quint16 port() const { return front->serverPort(); }

    sim::Handler handler = [](const sim::Request &, sim::Millis) {
        sim::Response response;
        response.body = R"({"data":null})";
        return response;
    };
    QList<sim::Request> seen;
    std::unique_ptr<sim::Front> front;
    bool isListening = false;
};

} // namespace test
