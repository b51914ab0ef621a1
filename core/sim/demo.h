// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace sim {

class World;

/// Builds the demo cluster: nodes pve1 to pve3, templates 9000, 9001 and 9010, storages local, ceph-vm and
/// nas-vm, bridges vmbr0 and vmbr1, pool lab and a dozen running VMs, one of which has 10.0.20.12.
void buildDemo(World &world);

} // namespace sim
