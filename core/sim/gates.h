// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/agenda.h"

#include <QByteArray>
#include <QList>
#include <QMap>

#include <optional>

namespace sim {

/// Whatever one has to wait for: the flock of a VM, the lock of a storage, one of pvedaemon's workers. As
/// with flock(2) there is no queue of fairness: whoever fits when something is released gets in, in the order
/// of asking.
class Gates
{
public:
    enum class Mode { Shared, Exclusive };
    struct Wish
    {
        QByteArray gate;  ///< "flock/100", "storage/pve1/local", "workers/pve1"
        QByteArray owner; ///< releases it again
        Mode mode = Mode::Exclusive;
        std::optional<Millis> patience = std::nullopt; ///< none = waits for ever
        int limit = 1 << 20;                           ///< how many shared owners at a time
    };
    using Then = std::function<void(World &, bool granted)>;

    /// Calls `then` at once when it is free, else when it becomes free or patience is over.
    static void acquire(World &world, const Wish &wish, const Then &then);
    static void release(World &world, const QByteArray &gate, const QByteArray &owner);
    /// What a process that ends lets go. It also stops waiting.
    static void releaseAll(World &world, const QByteArray &owner);

    /// Somebody who is no task of ours waits for it that long, and holds it for `span` then.
    static void hold(World &world, const QByteArray &gate, Millis span, Millis patience = Millis(0));

    /// Whether this wish would be granted at once.
    [[nodiscard]] bool admits(const Wish &wish) const;

private:
    struct Waiter
    {
        quint64 id = 0;
        Wish wish;
        Then then;
    };
    struct Gate
    {
        QList<Wish> owners;
        QList<Waiter> waiters;
    };
    static void letIn(World &world, const QByteArray &gate);
    /// Forgets a gate that nobody has or wants: there is one for each VM that ever had a task.
    static void tidy(World &world, const QByteArray &gate);
    static void giveUp(World &world, const QByteArray &gate, quint64 id);

    QMap<QByteArray, Gate> m_gates;
    quint64 m_serial = 0;
    quint64 m_holders = 0;
};

[[nodiscard]] QByteArray flockOf(int vmid);      ///< name of the gate
[[nodiscard]] QByteArray flockTimeout(int vmid); ///< PVE's words when patience is over

} // namespace sim
