// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/pve/jsonbody.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonValue>
#include <QString>

#include <optional>

namespace pve {

/// A good answer (2xx with `{"data": …}`), opened but not yet decoded.
struct Response
{
    int status = 200;
    QDateTime date; ///< of the server's Date header, UTC; invalid when missing
    QJsonValue data;
    std::optional<qint64> total; ///< next to data on list calls; missing when 0 (pve/FACTS.md 1)
    base::Millis took{0};        ///< from sending to the last byte

    bool operator==(const Response &) const = default;
};
using Answer = base::Result<Response>;

/// What came over the wire, before anything is believed.
struct RawAnswer
{
    int status = 0;
    QString reason; ///< reason phrase, already UTF-8
    QDateTime date;
    QByteArray body;
    base::Millis took{0};

    bool operator==(const RawAnswer &) const = default;
};

/// Turns raw bytes into a Response or the right Error: JSON `message` first, reason phrase where the server
/// is older, 400 with its `errors`, 401, 403 with privilege and path, the texts of pve/failures.md,
/// 595/596/599. A body that JsonBody refuses, or without `data`, is Malformed. Pure.
[[nodiscard]] Answer openEnvelope(const RawAnswer &raw);
/// Between two parts of what is read in parts. Not 0: the event loop would not come to rest before the last
/// one.
inline constexpr base::Millis partRest{1};
/// The same, a slice of the body at a time.
class EnvelopeReading
{
public:
    explicit EnvelopeReading(const RawAnswer &raw) : m_raw(raw), m_body(raw.body) {}
    [[nodiscard]] bool goOn() { return m_body.goOn(); } ///< false: it is at its end
    [[nodiscard]] Answer answer() const;

private:
    RawAnswer m_raw;
    JsonBody m_body;
};

} // namespace pve
