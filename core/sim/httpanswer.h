// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/message.h"

#include <QDateTime>

namespace sim {

/// What the connection knows about the answer it is about to give.
struct AnswerFrame
{
    bool http10 = false;    ///< the status line repeats the client's version
    bool keepAlive = false; ///< the connection stays open
    bool daemon = false; ///< pvedaemon answered: its "Connection: close" is passed on beside our own header
    bool gzip = false;   ///< the client takes it; used for more than 1 KiB
    QDateTime date;      ///< UTC
};

/// The bytes of an answer: head with its empty line, and body.
struct AnswerBytes
{
    QByteArray head;
    QByteArray body;
};

/// Headers and their order as pveproxy sends them (pve/FACTS.md 1, transcripts http-transport,
/// proxy-errors-59x): an empty body has neither length nor type. Pure.
[[nodiscard]] AnswerBytes answerBytes(const Response &response, const AnswerFrame &frame);

} // namespace sim
