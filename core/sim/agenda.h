// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/message.h"

#include <functional>
#include <map>

namespace sim {

class World;

/// Something that happens to a world. It may capture values only, never a world: worlds are copied to look
/// ahead.
using Action = std::function<void(World &)>;

/// What is going to happen, in order of time; at one moment in the order in which it was added.
class Agenda
{
public:
    void add(Millis at, Action action) { m_due.emplace(std::pair(at, ++m_serial), std::move(action)); }
    /// Millis::max() when nothing is left.
    [[nodiscard]] Millis nextAt() const { return m_due.empty() ? Millis::max() : m_due.begin()->first.first; }
    /// The agenda must not be empty.
    [[nodiscard]] Action takeFirst()
    {
        Action action = std::move(m_due.begin()->second);
        m_due.erase(m_due.begin());
        return action;
    }

private:
    std::map<std::pair<Millis, quint64>, Action> m_due;
    quint64 m_serial = 0;
};

} // namespace sim
