// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/activity.h"
#include "app/connection.h"
#include "app/console.h"
#include "app/secondfactor.h"
#include "core/base/systemclock.h"

namespace app {

/// A command that signs in to a server and looks at it, and drives no jobs. The log goes to standard error.
class Visit : public Activity
{
    Q_OBJECT
public:
    Visit(const Target &target, Console &console);

    void start(); ///< arrived() or an end with NoConnection follows
    void interrupt() override;

protected:
    virtual void arrived() = 0; ///< signed in
    void refuse(const base::Error &error);

    [[nodiscard]] Console &console() { return m_console; }
    [[nodiscard]] base::Clock &clock() { return m_clock; }
    [[nodiscard]] Connection &connection() { return m_connection; }

private:
    Console &m_console;
    base::SystemClock m_clock;
    base::Log m_log;
    Connection m_connection;
    SecondFactor m_factor;
};

} // namespace app
