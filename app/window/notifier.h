// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <QObject>

#include <memory>

namespace app {

/// Says something on the desktop, to somebody who looks elsewhere. This one says nothing: what a desktop can
/// do is in a subclass of its own.
class Notifier : public QObject
{
    Q_OBJECT
public:
    /// Plain text; a later one replaces it.
    virtual void notify(const QString &title, const QString &text)
    {
        static_cast<void>(title);
        static_cast<void>(text);
    }

signals:
    void activated(); ///< it was clicked
    void failed(const QString &why);
};

/// That of the desktop that this was built for. The clock outlives it.
[[nodiscard]] std::unique_ptr<Notifier> makeNotifier(base::Clock &clock);

} // namespace app
