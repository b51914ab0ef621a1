// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace test {

/// Five VMs with something for every step to do, for the demo cluster.
inline const QByteArray fiveVms =
    R"({"slipway": 1, "template": {"vmid": 9000, "node": "pve1"}, "count": 5, "name": "rancher-{n}",
  "first_vmid": 401, "clone": {"mode": "full", "storage": "local"},
  "hardware": {"cores": 4, "memory_mib": 8192, "tags": ["lab"], "description": "made for the lab"},
  "disks": {"scsi0": "100G"}, "network": {"net0": {"bridge": "vmbr0", "vlan": 20}},
  "cloud_init": {"user": "ops", "ipconfig0": {"ip": "10.0.20.{20+n}/24", "gw": "10.0.20.1"}},
  "start": true, "wait_for": "address"})";

inline const QByteArray oneVm =
    R"({"slipway": 1, "template": {"vmid": 9000, "node": "pve1"}, "name": "alone", "first_vmid": 411,
  "clone": {"mode": "full", "storage": "local"}, "hardware": {"memory_mib": 8192}})";

} // namespace test
