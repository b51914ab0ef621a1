// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/message.h"

#include <QDateTime>

#include <optional>

namespace test {

/// One request to a genuine server and what it answered, out of tests/data/transcripts (made by
/// tests/data/trim.py). Tickets, CSRF tokens and secrets may be placeholders: "<url-encoded ticket of
/// admin@pve>".
struct Exchange
{
    sim::Millis at{0}; ///< since the start of the recording
    sim::Request request;
    std::optional<QByteArray> raw; ///< typed on the socket byte by byte: there is no request
    bool withoutTls = false;       ///< of what was typed
    int status = 0;                ///< 0 = the connection was closed without an answer
    QByteArray reason;
    QByteArray body;
    QList<QByteArray> answerHeaders; ///< "Server: pve-api-daemon/3.0"; only where bytes were typed
};

struct Recording
{
    QString name;
    QDateTime started;
    QList<Exchange> exchanges;
};

/// Names of all recordings, sorted.
[[nodiscard]] QStringList recordingNames();
/// Without exchanges when there is no such file.
[[nodiscard]] Recording readRecording(const QString &name);

} // namespace test
