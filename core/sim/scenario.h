// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/fault.h"

#include <QList>

namespace sim {

/// A named story that the simulator tells: what goes wrong, as data.
struct Scenario
{
    QString name;
    QString sentence; ///< for people
    int pace = 1;     ///< factor on the time that work takes
    QList<Fault> faults;
};

[[nodiscard]] const QList<Scenario> &scenarios();
/// nullptr when there is none of that name.
[[nodiscard]] const Scenario *findScenario(const QString &name);

} // namespace sim
