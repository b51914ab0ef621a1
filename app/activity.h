// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exitcode.h"

#include <QObject>

#include <tl/expected.hpp>

#include <memory>

namespace app {

/// A command that needs the event loop. Ends with one finished(), from the event loop.
class Activity : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void interrupt() = 0; ///< Ctrl-C: finished() follows soon

signals:
    void finished(app::ExitCode code);
};

/// A command that goes on, or how it has ended already.
using Begun = tl::expected<std::unique_ptr<Activity>, ExitCode>;

} // namespace app
