// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/inventory.h"
#include "tests/support/enginerig.h"

namespace test {

/// The whole core, and an inventory beside it that was read once.
struct MachinesRig
{
    MachinesRig()
    {
        rig.start();
        inventory.refresh();
        rig.runFor(base::Millis{1000});
    }

    EngineRig rig;
    SimClient client{
        rig.clock,
        [this](const sim::Request &request, sim::Millis now) { return rig.cluster.handle(request, now); },
        [this](sim::Millis at) { return rig.cluster.wallAt(at); }, rig.cluster.adminToken()};
    pve::Inventory inventory{client, rig.clock};
};

/// A machine that Slipway made, beside the demo's own.
inline const QByteArray oneAddressed =
    R"({"slipway": 1, "template": {"vmid": 9000, "node": "pve1"}, "name": "alone", "first_vmid": 411,
  "clone": {"mode": "full", "storage": "local"}, "hardware": {"agent": true}, "start": true,
  "cloud_init": {"user": "ops", "ipconfig0": {"ip": "10.0.20.77/24", "gw": "10.0.20.1"}},
  "wait_for": "address"})";

} // namespace test
