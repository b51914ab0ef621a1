// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <utility>

namespace sim {

/// Milliseconds on the simulator's own time line, which starts at 0.
using Millis = std::chrono::milliseconds;

/// One HTTP request as it came in.
struct Request
{
    QByteArray method; ///< GET, POST, PUT, DELETE …
    QByteArray target; ///< path and query as sent: "/api2/json/nodes/pve1/tasks?limit=5"
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;

    [[nodiscard]] QByteArray
    header(const QByteArray &name) const; ///< first of that name, any case; empty if none
};

/// What the server does with it. The effect belongs to the time at which it is executed, the answer to
/// `answerAt`.
struct Response
{
    enum class Fate {
        Answer,  ///< send the answer
        Drop,    ///< close the connection without an answer (whether or not the request was executed)
        CutBody, ///< send the head and half of the body, then close
        Endless, ///< send the head without a length, then the body again and again until the client has
                 ///< enough
        Silence, ///< send nothing, keep the connection open
    };
    int status = 200;
    QByteArray reason = "OK";
    QByteArray body; ///< JSON, as PVE formats it
    QByteArray contentType = "application/json;charset=UTF-8";
    QByteArray location; ///< of a redirect
    Millis answerAt{0};  ///< when the answer is due, on the simulator's time line; ≥ the request's time
    Millis bodySpan{0};  ///< how long the body takes from then on, bit by bit
    Fate fate = Fate::Answer;
};

} // namespace sim
