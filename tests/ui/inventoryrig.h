// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/inventory.h"
#include "core/sim/cluster.h"
#include "tests/support/manualclock.h"
#include "tests/support/simclient.h"

namespace test {

/// An inventory of the simulated cluster on a clock that is moved by hand; read once.
struct InventoryRig
{
    InventoryRig()
    {
        inventory.refresh();
        clock.advance(base::Millis{1000});
    }

    ManualClock clock;
    sim::Cluster cluster{{}};
    SimClient client{
        clock, [this](const sim::Request &request, sim::Millis now) { return cluster.handle(request, now); },
        [this](sim::Millis at) { return cluster.wallAt(at); }, cluster.adminToken()};
    pve::Inventory inventory{client, clock};
};

} // namespace test
