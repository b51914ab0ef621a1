// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/pve/answerparser.h"
#include "core/pve/trust.h"

#include <QObject>
#include <QSslSocket>

#include <memory>
#include <optional>

namespace pve {

/// One connection to a server, with one exchange on it at a time. The server's certificate is judged on every
/// connection before the first byte of HTTP is written; writing() comes right before that byte.
/// Closes itself after 100 exchanges, an answer from 400 on, "Connection: close" (pve/FACTS.md 1), bytes that
/// nobody asked for, or 4 s without an exchange (the server closes after 5). Limits and waits are on the
/// Clock. Signals may come from inside the calls; it must not be deleted in its own signals.
class HttpConnection final : public QObject
{
    Q_OBJECT
public:
    HttpConnection(const Server &server, base::Clock &clock, const HttpLimits &limits, QObject *parent);
    ~HttpConnection() override;

    /// Connects first, when it is new; otherwise only while isFree(). answered() follows, unless close() is
    /// called.
    void exchange(const QByteArray &request);
    /// Ends the exchange that is under way, and the connection.
    void giveUp(const base::Sentence &why);
    /// For good, and without a word on the exchange that may be under way.
    void close();

    [[nodiscard]] bool isFree() const { return m_phase == Phase::Free; }
    [[nodiscard]] base::TimePoint freeSince() const { return m_freeSince; }

signals:
    void trusted(const pve::PeerCertificate &peer);
    /// The first byte of the request is about to be handed to the socket: from now on it may have arrived.
    void writing();
    /// The end of an exchange: a whole answer, a refusal at least whose head is whole, or one of Tls (before
    /// writing()), Malformed and Lost. `stale`: another exchange had gone before, and this one ended with the
    /// connection and without a byte of an answer; most likely the server had closed it when we wrote.
    void answered(const base::Result<pve::RawAnswer> &answer, bool stale);
    void freed();
    void closed();

private:
    enum class Phase { New, Connecting, Waiting, Free, Closed };

    void watch();
    void takeSslErrors(const QList<QSslError> &errors);
    void takeEncrypted();
    void takeBytes();
    void takeEnd(QAbstractSocket::SocketError error);
    void write();
    void complete();
    void breakOff(base::Error why, bool stale = false);

    const Server m_server;
    base::Clock &m_clock;
    const HttpLimits m_limits;
    QSslSocket m_socket;
    Phase m_phase = Phase::New;
    QByteArray m_request; ///< until it is written
    std::optional<AnswerParser> m_parser;
    std::optional<base::Error> m_distrust; ///< why TLS is about to fail
    std::unique_ptr<base::Timer> m_timer;  ///< of silence while Waiting, of rest while Free
    base::TimePoint m_freeSince;
    int m_exchanges = 0;
};

} // namespace pve
