// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

namespace sim {

class World;

/// Adds to a world what a JSON object declares; every part may be left out:
///   nodes    {name: {cpus, memory (MiB)}}
///   storages {id: {type, content, path, total, used (bytes), shared, enabled}}
///   bridges  {name: {vlanAware, comment}}
///   users    {name: {password, enabled, expire (epoch s), totp}}
///   tokens   {"user@realm!id": {secret, separated, expire}}
///   grants   [{to, path, privileges: [name] or "all" or "audit", propagates}]
///   pools    {id: comment}
///   vms      {id: {node, pool, running, config: {key: text}}}; without config it is taken away
///   faults   [see faultfile.h]
///   later    [{at (ms from now), and any of these parts}]
/// Returns what is wrong with it, empty when nothing is. A part that exists already is replaced.
[[nodiscard]] QString readWorld(World &world, const QJsonObject &parts);

} // namespace sim
