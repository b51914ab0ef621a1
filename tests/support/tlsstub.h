// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/testcertificate.h"

#include <QHash>
#include <QList>
#include <QSslServer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <utility>

class QSslSocket;

namespace test {

/// One request as the stub read it, body and all.
struct StubRequest
{
    int connection = 0; ///< from 1, in the order in which they were encrypted
    int ordinal = 0;    ///< from 1, on this connection
    QByteArray method;
    QByteArray target;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;

    [[nodiscard]] QByteArray header(const QByteArray &name) const; ///< any case; empty if there is none
};

/// What the stub does once it has read a request: send the bytes, then the rest.
struct StubAction
{
    enum class Then { KeepOpen, Close, Reset, SendForEver };
    QByteArray bytes;
    Then then = Then::KeepOpen;
    std::chrono::milliseconds perByte{
        0};                   ///< > 0: one byte at a time, over and over the last one when they are spent
    QByteArray forEver = "x"; ///< what SendForEver repeats
};

/// A whole answer with Content-Length and, from 400 on, Connection: close, as PVE sends it.
[[nodiscard]] QByteArray httpAnswer(int status, const QByteArray &reason, const QByteArray &body,
                                    const QByteArray &moreHeaders = {});

/// A TLS server on 127.0.0.1 that does what a test tells it, request by request, and records every byte that
/// it could read. It knows just enough HTTP to find the end of a request.
class TlsStub final : public QObject
{
    Q_OBJECT
public:
    using Script = std::function<StubAction(const StubRequest &)>;

    explicit TlsStub(const TestCertificate &certificate);
    ~TlsStub() override;

    void setScript(Script script) { m_script = std::move(script); }
    void answerAll(const StubAction &action);
    /// For the connections to come.
    void setCertificate(const TestCertificate &certificate);
    void closeConnections();
    void stopListening() { m_server.close(); }
    void sayAll(const QByteArray &bytes); ///< on all connections, unasked

    [[nodiscard]] QUrl url() const;
    [[nodiscard]] const TestCertificate &certificate() const { return m_certificate; }
    [[nodiscard]] const QList<StubRequest> &requests() const { return m_requests; }
    [[nodiscard]] int count(const QByteArray &method) const;
    [[nodiscard]] const QByteArray &plaintext() const { return m_plaintext; } ///< of all connections
    [[nodiscard]] qint64 written() const { return m_written; } ///< bytes that left, TLS and all
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] int openConnections() const { return static_cast<int>(m_open.size()); }

private:
    void accept();
    void read(QSslSocket *socket);
    void perform(QSslSocket *socket, const StubAction &action);
    void trickle(QSslSocket *socket, const StubAction &action, qsizetype at);

    TestCertificate m_certificate;
    QSslServer m_server;
    Script m_script;
    QList<QSslSocket *> m_open;
    QHash<QSslSocket *, StubRequest> m_next; ///< its numbers; what was read of it is in m_unread
    QHash<QSslSocket *, QByteArray> m_unread;
    QList<StubRequest> m_requests;
    QByteArray m_plaintext;
    qint64 m_written = 0;
    int m_connections = 0;
};

} // namespace test
