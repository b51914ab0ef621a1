// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/access.h"
#include "core/sim/fault.h"
#include "core/sim/random.h"
#include "core/sim/reply.h"

#include <QList>
#include <QMap>
#include <QSet>

namespace sim {

/// One request to the API, taken apart: who asks for what, with which parameters (those of the path
/// included).
struct Call
{
    quint64 serial = 0; ///< counts requests from 1; seeds the call's dice
    quint64 seed = 0;
    QByteArray method;
    Reply::Format format = Reply::Format::Json;
    QByteArray path; ///< decoded, without "/api2/json": "/nodes/pve1/qemu/100/config"
    QMap<QByteArray, QByteArray> params;
    QSet<QByteArray> repeated; ///< given more than once, which no parameter may be
    Caller caller;
    QList<Fault> faults; ///< those that concern the task it starts
    QByteArray workers;  ///< the gate of the node's pvedaemon workers; empty when pveproxy answers itself

    [[nodiscard]] bool has(const QByteArray &name) const { return params.contains(name); }
    [[nodiscard]] QByteArray param(const QByteArray &name) const { return params.value(name); }
    [[nodiscard]] bool flag(const QByteArray &name) const { return param(name) == "1"; }
    [[nodiscard]] int number(const QByteArray &name, int fallback = 0) const;
    [[nodiscard]] QByteArray node() const { return param("node"); }
    [[nodiscard]] int vmid() const { return number("vmid"); }
    [[nodiscard]] Random random(quint64 purpose) const { return {seed, serial, purpose}; }
    [[nodiscard]] const Fault *fault(Fault::Action action) const;
};

/// "/api2/extjs/version?x=1" taken apart; nothing when the target is not in the API.
struct ApiPath
{
    QByteArray format; ///< "extjs"
    QByteArray path;   ///< "/version"
};
[[nodiscard]] std::optional<ApiPath> apiPath(const QByteArray &target);

/// HEAD, OPTIONS, PATCH …: refused whoever asks.
[[nodiscard]] Refusal refusedMethod(const QByteArray &method);
/// Fills method, path and params from the request; says what is wrong with its form otherwise.
[[nodiscard]] Refusal parseCall(const Request &request, Call &call);

} // namespace sim
