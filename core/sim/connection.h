// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/front.h"
#include "core/sim/httpparser.h"

#include <QSslSocket>
#include <QTimer>

#include <optional>

namespace sim {

/// One client connection of a Front: reads a request, waits for its answer to be due, sends it, reads the
/// next. A request is read only after the answer before it, as pveproxy does. It deletes itself when the
/// socket is closed.
class Connection : public QObject
{
    Q_OBJECT
public:
    Connection(Front &front, qintptr descriptor);

private:
    enum class State {
        Undecided, ///< no byte yet: TLS or plain?
        Reading,
        Waiting,    ///< m_response is due when the timer fires
        Sending,    ///< the body goes out bit by bit, or without an end
        Discarding, ///< refused early: the rest of the body is swallowed, else a reset would overtake the
                    ///< answer
        Deaf,       ///< says nothing more until the time-out
        Silent,     ///< the same without a time-out
        Closing,
    };

    void readyRead();
    void timedOut();
    void readRequests();
    [[nodiscard]] bool readHead();
    void take();
    void redirect(const Request &request);
    void respond();
    void send(const Response &response);
    void sendBit();
    void sendMore();
    void sent();
    void close();

    Front &m_front;
    QSslSocket m_socket;
    QTimer m_timer; ///< Waiting, Sending: until the answer or its next bit; else the idle time-out
    State m_state = State::Undecided;
    bool m_plain = false; ///< somebody speaks HTTP without TLS
    QByteArray m_in;
    std::optional<RequestHead> m_head; ///< of the request being read or answered
    int m_count = 0;                   ///< requests on this connection
    qint64 m_discard = 0;              ///< bytes still to swallow
    Response m_response;
    QByteArray m_out;         ///< Sending: what is left of the body, or what is repeated
    bool m_keepAlive = false; ///< after the answer that is being sent
};

} // namespace sim
