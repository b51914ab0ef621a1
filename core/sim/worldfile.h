// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

namespace sim {

class World;

/// Adds to a world what a JSON object declares; every part may be left out:
/// - nodes {name: {cpus, memory (MiB), dns}}
/// - hosts [name]: they resolve, but are no nodes
/// - storages {id: {type, content, path, total, used (bytes), shared, enabled, allocation, info
///   (ms that one takes there)}}
/// - bridges {name: {vlanAware, comment, ports}}
/// - users {name: {password, enabled, expire (epoch s), totp}}
/// - tokens {"user@realm!id": {secret, separated, expire}}
/// - grants [{to, path, privileges: [name] or "all" or "audit", propagates}]
/// - pools {id: {comment}}
/// - vms {id: {node, pool, running, seen (by pvestatd), config: {key: text}, guestLinks {interface of the
///   guest's own making: MAC}}}; without config it is taken
/// away
/// - data {volume: bytes in it}
/// - tasks [{upid, type, id, user, tokenid, start, end (ms from now), status, log: [line]}] of others
/// - held {gate: ms}: somebody holds "flock/100" or "storage/pve1/local" for so long
/// - spans {"qmclone 9000": [ms]}: what tasks of a kind take, in order of their start; null = what the work
/// takes
/// - version "9.2"
/// - guestBoot ms until the agent of a guest that starts answers
/// - statAt ms until the first round of pvestatd
/// - faults as in faultfile.h
/// - later [{at (ms from now), and any of these parts}]
/// Returns what is wrong with it, empty when nothing is. What exists already is replaced;
/// of a storage, the parts that are declared.
[[nodiscard]] QString readWorld(World &world, const QJsonObject &parts);

} // namespace sim
