// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/call.h"

namespace sim {

class World;
struct Node;
struct Vm;

/// GET /cluster/resources, which lags behind (pve/FACTS.md 11).
[[nodiscard]] Reply getResources(World &world, const Call &call);
/// A VM as resources and the members of a pool list it.
[[nodiscard]] QJsonObject vmEntry(const World &world, const Vm &vm);
/// One node as resources and /nodes list it; bare without Sys.Audit.
[[nodiscard]] QJsonObject nodeEntry(const World &world, const Call &call, const Node &node);
[[nodiscard]] bool maySeeVm(const World &world, const Call &call, int vmid);
[[nodiscard]] bool maySeeStorage(const World &world, const Call &call, const QByteArray &storage);

} // namespace sim
