// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/envelope.h"
#include "core/pve/request.h"

#include <QObject>

#include <memory>

namespace pve {

/// The handle of one request. finished() comes exactly once, from the event loop, never inside
/// Client::send(). Destroying the handle aborts the request, and nothing is emitted any more (the server may
/// still execute it). It may be destroyed inside its own finished().
class Reply : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

signals:
    void finished(const pve::Answer &answer);
};

/// The seam between Slipway and a server: HttpClient in life, NodeLimiter around it, ScriptedClient and
/// SimClient in tests. A request with an effect is transmitted at most once; when its fate is unknown the
/// answer is Lost.
class Client
{
public:
    Client() = default;
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;
    virtual ~Client() = default;

    [[nodiscard]] virtual std::unique_ptr<Reply> send(const Request &request) = 0;
};

} // namespace pve
