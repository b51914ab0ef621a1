// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <QObject>

#include <memory>

namespace app {

/// Keeps the computer awake while it has work to do. This one does nothing: what a desktop can do is in a
/// subclass of its own.
class SleepGuard : public QObject
{
    Q_OBJECT
public:
    virtual void hold(const QString &why) { static_cast<void>(why); } ///< `why` is for people
    virtual void release() {}

signals:
    void failed(const QString &why); ///< the computer may sleep all the same
};

/// That of the desktop that this was built for. The clock outlives it.
[[nodiscard]] std::unique_ptr<SleepGuard> makeSleepGuard(base::Clock &clock);

} // namespace app
