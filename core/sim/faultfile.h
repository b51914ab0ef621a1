// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/fault.h"

#include <QJsonArray>
#include <QStringList>

namespace sim {

/// Faults as people write them, a JSON array of {request, what, seconds, skip, times, one_in, lasting,
/// storage, status, reason, body, type, location}. Each mistake has its place in the file, what is wrong
/// there and what to write instead; a file with mistakes has no faults.
struct FaultFile
{
    QList<Fault> faults;
    QStringList mistakes; ///< "$[1].seconds: …"
};
[[nodiscard]] FaultFile readFaults(const QByteArray &json);
[[nodiscard]] FaultFile readFaults(const QJsonArray &entries);

/// What `what` may be and which keys go with it, a line each, for --help.
[[nodiscard]] QString faultHelp();

} // namespace sim
