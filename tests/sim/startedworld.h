// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/cluster.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace test {

/// A cluster that starts as a JSON object says (core/sim/worldfile.h), asked with headers of one's own.
struct StartedWorld
{
    explicit StartedWorld(const QByteArray &start)
        : cluster({QStringLiteral("calm"), 1, {}, QJsonDocument::fromJson(start).object()})
    {
    }
    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    sim::Response ask(const QByteArray &method, const QByteArray &target, const Headers &headers = {},
                      const QByteArray &form = {})
    {
        sim::Request request{method, target.startsWith("/api2") ? target : "/api2/json" + target, headers,
                             form};
        if (method == "POST" || method == "PUT")
            request.headers.emplaceBack("Content-Type", "application/x-www-form-urlencoded");
        return cluster.handle(request, now);
    }
    [[nodiscard]] static QJsonValue dataOf(const sim::Response &response)
    {
        return QJsonDocument::fromJson(response.body).object()[u"data"];
    }
    [[nodiscard]] qint64 epochSeconds() const { return cluster.wallAt(now).toSecsSinceEpoch(); }

    sim::Cluster cluster;
    sim::Millis now{0};
};

} // namespace test
