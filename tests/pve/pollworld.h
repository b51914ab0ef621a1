// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/taskpoller.h"
#include "tests/pve/fakenodes.h"

#include <QUrlQuery>

namespace test {

/// A poller on a clock that is moved by hand, and the nodes that answer it.
struct PollWorld
{
    ManualClock clock;
    ScriptedClient client;
    FakeNodes nodes{client, clock};
    pve::TaskPoller poller{client, clock, pve::PollSettings{}};

    pve::Upid watch(int number, const QString &node = QStringLiteral("pve1"))
    {
        const auto upid = FakeNodes::clone(number, node);
        nodes.add(upid);
        poller.watch(upid);
        return upid;
    }
};

inline const auto lists = QStringLiteral("/tasks");
inline const auto statuses = QStringLiteral("/status");
inline const auto logs = QStringLiteral("/log");

[[nodiscard]] inline QString parameter(const FakeNodes::Seen &seen, const QString &name)
{
    return QUrlQuery(QString::fromUtf8(seen.request.query)).queryItemValue(name, QUrl::FullyDecoded);
}

/// Every request whose endpoint ends so fails with this error.
[[nodiscard]] inline FakeNodes::Fault failing(const QString &ending, const base::Error &error)
{
    return [ending, error](const FakeNodes::Seen &seen) -> std::optional<pve::Answer> {
        if (!seen.request.endpoint.endsWith(ending))
            return std::nullopt;
        return base::failure(error);
    };
}

} // namespace test
