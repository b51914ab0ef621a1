// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QMap>
#include <QSet>

namespace sim {

/// PVE's own check of the parameters of one call, before any code of the call runs, against a trimmed copy of
/// PVE 9.2's API schema (resources/pve/apischema.json). `pathTemplate` is written as there:
/// "/nodes/{node}/qemu/{vmid}/clone"; `params` are those of query, form and path, decoded; `repeated` came
/// more than once. The result is the `errors` object of a 400 with PVE's texts, empty when all is well, or
/// when the schema does not have the call. A parameter named in the path template is checked if given and
/// never missed. Checks that need the state of the cluster are not made here.
[[nodiscard]] QMap<QByteArray, QByteArray> checkParameters(const QByteArray &method,
                                                           const QByteArray &pathTemplate,
                                                           const QMap<QByteArray, QByteArray> &params,
                                                           const QSet<QByteArray> &repeated = {});

/// True when pvedaemon answers the call, not pveproxy itself (`protected` in the schema). `path` is the one
/// of a request, without "/api2/json".
[[nodiscard]] bool isProtected(const QByteArray &method, const QByteArray &path);

} // namespace sim
