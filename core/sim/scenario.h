// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace sim {

/// A named story that the simulator tells: what is different from a calm cluster, as data
/// (resources/sim/scenarios.json).
struct Scenario
{
    QString name;
    QString sentence;         ///< for people: what goes wrong, and what a client should do about it
    int pace = 1;             ///< factor on the time that work takes
    qint64 ticketSeconds = 0; ///< how long a ticket lasts; 0 = as long as PVE's
    QJsonObject world;        ///< parts that are added to the cluster, as worldfile.h has them
};

[[nodiscard]] const QList<Scenario> &scenarios();
/// nullptr when there is none of that name.
[[nodiscard]] const Scenario *findScenario(const QString &name);

} // namespace sim
