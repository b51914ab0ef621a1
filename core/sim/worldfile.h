// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

namespace sim {

class World;

/// Adds to a world what a JSON object declares; every part may be left out:
///   nodes    {name: {cpus, memory (MiB), dns}}
///   storages {id: {type, content, path, total, used (bytes), shared, enabled}}
///   bridges  {name: {vlanAware, comment, ports}}
///   users    {name: {password, enabled, expire (epoch s), totp}}
///   tokens   {"user@realm!id": {secret, separated, expire}}
///   grants   [{to, path, privileges: [name] or "all" or "audit", propagates}]
///   pools    {id: comment}
///   vms      {id: {node, pool, running, seen (by pvestatd), config: {key: text}}}; without config it is
///   taken away data     {volume: bytes in it} hosts    [name]: they resolve, but are no nodes held {gate:
///   ms}: somebody holds "flock/100" or "storage/pve1/local" for so long tasks    [{upid, type, id, user,
///   tokenid, start, end (ms from now), status, log: [line]}] of others version  "9.2" guestBoot  ms until
///   the agent of a guest that starts answers statAt   ms until the first round of pvestatd spans    [ms]:
///   what the tasks that start next take, in that order; null = what the work takes faults   [see
///   faultfile.h] later    [{at (ms from now), and any of these parts}]
/// Returns what is wrong with it, empty when nothing is. A part that exists already is replaced.
[[nodiscard]] QString readWorld(World &world, const QJsonObject &parts);

} // namespace sim
