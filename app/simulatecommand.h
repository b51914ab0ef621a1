// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/activity.h"
#include "app/commandline.h"
#include "app/console.h"
#include "core/sim/server.h"

namespace app {

/// slipway-cli simulate: serves a simulated cluster to any client until Ctrl-C.
class Simulate final : public Activity
{
    Q_OBJECT
public:
    Simulate(std::unique_ptr<sim::Server> server, Console &console);
    void interrupt() override { emit finished(ExitCode::AllReady); }

private:
    void announce();

    Console &m_console;
    std::unique_ptr<sim::Server> m_server;
};

[[nodiscard]] Begun begin(const SimulateOptions &options, Console &console);

} // namespace app
