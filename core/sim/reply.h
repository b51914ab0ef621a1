// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/message.h"
#include "core/sim/version.h"

#include <QJsonValue>
#include <QMap>

#include <optional>

namespace sim {

using Errors = QMap<QByteArray, QByteArray>; ///< parameter → text

/// What a call answers, before it is written as PVE's JSON (pve/FACTS.md 1, "Success and error bodies").
struct Reply
{
    /// ExtJs wraps errors, too, into an answer 200.
    enum class Format { Json, ExtJs };

    int status = 200;
    QByteArray message; ///< of an error, without the newline that PVE puts behind most of them
    QJsonValue data;    ///< null for void calls
    qint64 total = 0;   ///< beside data; left out when 0, as PVE does
    Errors errors;
    bool plain = false; ///< the body is the text itself: what the HTTP layer refuses, and downloads

    [[nodiscard]] static Reply ok(const QJsonValue &data = {}, qint64 total = 0);
    [[nodiscard]] static Reply error(const QByteArray &message, int status = 500);
    [[nodiscard]] static Reply parameter(const QByteArray &name, const QByteArray &text);
    [[nodiscard]] static Reply parameters(const Errors &errors);
    /// Without `what` it is the bare text of an "or" in the schema.
    [[nodiscard]] static Reply forbidden(const QByteArray &what = {});

    [[nodiscard]] static Reply plainError(const QByteArray &message, int status);
    [[nodiscard]] static Reply text(const QString &text);

    [[nodiscard]] bool good() const { return status < 400; }
    /// Reason phrase and body; the times are the caller's.
    [[nodiscard]] Response response(const Version &version, Format format = Format::Json) const;
};

/// A refusal, or nothing when all is well.
using Refusal = std::optional<Reply>;

} // namespace sim
