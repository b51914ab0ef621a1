// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/sentence.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>

class QLocalSocket;

namespace store {

/// Says hello to a D-Bus as its library would: it must answer the first line of the handshake before the
/// library is let near it, which would wait for it in the middle of the event loop. One that is silent for
/// `deadline` is as good as none. The clock outlives it.
class BusGreeting final : public QObject
{
    Q_OBJECT
public:
    enum class Bus { Session, System };
    using Done =
        std::function<void(const base::Sentence &why)>; ///< empty: the bus answers; else what is missing

    static constexpr base::Millis deadline{10'000};

    explicit BusGreeting(base::Clock &clock, QObject *parent = nullptr);
    ~BusGreeting() override;

    /// `done` is called once, from the event loop, and not after this is gone.
    void greet(Bus bus, const Done &done);

private:
    void end(QLocalSocket *socket, Done done,
             base::Sentence why); ///< by value: the caller may go with the timer

    base::Clock &m_clock;
    std::map<QLocalSocket *, std::unique_ptr<base::Timer>> m_deadlines;
};

} // namespace store
