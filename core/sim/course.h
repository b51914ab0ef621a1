// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/fault.h"

#include <QList>

#include <optional>

namespace sim {

/// What the faults that a request meets make of it.
struct Course
{
    std::optional<Fault> instead;    ///< not executed: answered so, or dropped
    std::optional<Fault> afterwards; ///< executed: answered so
    Response::Fate fate = Response::Fate::Answer;
    Millis late{0};
    QList<Fault> ofTask; ///< the others, which are the call's business
};
[[nodiscard]] Course courseOf(const QList<Fault> &faults);

} // namespace sim
