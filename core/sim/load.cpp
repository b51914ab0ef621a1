// SPDX-License-Identifier: Apache-2.0
#include "core/sim/load.h"

#include <cmath>

namespace sim {

namespace {

constexpr double nodeItself = 0.02;
constexpr double booting = 0.6;
constexpr double resting = 0.02;
constexpr double swing = 0.1;
constexpr double period = 90'000; ///< ms

} // namespace

double guestLoad(const Vm &vm, Millis bootTime, Millis now)
{
    if (!vm.running)
        return 0;
    if (now - vm.startedAt < bootTime)
        return booting;
    const double turns = static_cast<double>(now.count()) / period + vm.id * 0.37;
    return resting + swing * std::abs(2 * (turns - std::floor(turns)) - 1);
}

double nodeLoad(const World &world, const Node &node)
{
    double cores = nodeItself * node.cpus;
    for (const Vm &vm : world.seen) {
        if (vm.node == node.name)
            cores += guestLoad(vm, world.guestBoot, world.seenAt) * vm.cpus();
    }
    for (const QByteArray &upid : world.activeTasks) {
        const auto task = world.tasks.constFind(upid);
        if (task != world.tasks.cend() && task->node == node.name && task->isRunning())
            ++cores;
    }
    return std::min(1.0, cores / node.cpus);
}

} // namespace sim
