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
    explicit Simulate(std::unique_ptr<sim::Server> server) : m_server(std::move(server)) {}
    void interrupt() override { emit finished(ExitCode::AllReady); }

private:
    std::unique_ptr<sim::Server> m_server;
};

[[nodiscard]] Begun begin(const SimulateOptions &options, Console &console);

} // namespace app
