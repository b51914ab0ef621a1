// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/base/time.h"
#include "core/pve/request.h"

#include <QMap>
#include <QString>

#include <optional>

namespace pve {

/// One request as it went over the wire, for the log and the report. Holds no header, no query and no body,
/// so no secret.
struct Exchange
{
    Verb verb = Verb::Get;
    QString endpoint; ///< "/nodes/{node}/tasks"
    QString path;     ///< "/nodes/pve1/tasks"
    QString node;     ///< as in Request
    int status = 0;   ///< 0 = no answer
    base::Millis took{0};
    int transmissions = 0;                  ///< how often it was written to a connection; > 1 for GET only
    std::optional<base::Error::Kind> error; ///< Cancelled when the handle was destroyed

    bool operator==(const Exchange &) const = default;
};

/// Counts what was asked of a server.
struct Traffic
{
    int total = 0;
    int transmissions = 0;
    QMap<QString, int> byEndpoint; ///< "GET /nodes/{node}/tasks"

    void add(const Exchange &exchange);
    bool operator==(const Traffic &) const = default;
};

} // namespace pve

Q_DECLARE_METATYPE(pve::Exchange)
