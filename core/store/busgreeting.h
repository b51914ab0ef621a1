// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sentence.h"

#include <QObject>

#include <functional>

namespace store {

/// Says hello to a D-Bus as its library would: it must answer the first line of the handshake before the
/// library is let near it, which would wait for it in the middle of the event loop.
class BusGreeting final : public QObject
{
    Q_OBJECT
public:
    enum class Bus { Session, System };
    using Done =
        std::function<void(const base::Sentence &why)>; ///< empty: the bus answers; else what is missing

    explicit BusGreeting(QObject *parent = nullptr) : QObject(parent) {}

    /// `done` is called once, from the event loop, and not after this is gone.
    void greet(Bus bus, const Done &done);
};

} // namespace store
