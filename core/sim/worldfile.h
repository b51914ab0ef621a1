// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

namespace sim {

class World;

/// Adds to a world what a JSON object declares; every part may be left out:
/// - nodes {name: {cpus, memory (MiB), dns, daemon (false: its pvedaemon does not run), reach}}; reach is how
/// it
///   answers when a call is passed on to it: answers, no-address, refuses, silent, untrusted
/// - hosts {name: {reach}}: they resolve, but are no nodes; no-address unless told otherwise
/// - storages {id: {type, content, path, total, used (bytes), shared, enabled, mountpoint, allocation, info
///   (ms that one takes there)}}
/// - bridges {name: {vlanAware, comment, ports}}
/// - users {name: {password, enabled, expire (epoch s), totp, recovery: [code]}}
/// - tokens {"user@realm!id": {secret, separated, expire}}
/// - grants [{to, path, privileges: [name] or "all" or "audit", propagates}]
/// - pools {id: {comment}}
/// - vms {id: {node, pool, running, seen (by pvestatd), config: {key: text}, guestLinks {interface of the
///   guest's own making: MAC}}}; without config it is taken
/// away
/// - data {volume: bytes in it}
/// - tasks [{upid, type, id, user, tokenid, start, end (ms from now), status, log: [line]}] of others
/// - held {gate: ms}: somebody holds "flock/100", "storage/pve1/local" or, so that nothing
///   protected is answered, "workers/pve1" for so long
/// - spans {"qmclone 9000": [ms]}: what tasks of a kind take, in order of their start; null = what the work
/// takes
/// - version "9.2"
/// - guestBoot ms until the agent of a guest that starts answers
/// - statAt ms until the first round of pvestatd
/// - faults as in faultfile.h
/// - later [{at (ms from now), and any of these parts}]
/// Returns what is wrong with it, a line each (worldcheck.h), empty when nothing is. A wrong one adds
/// nothing. What exists already is replaced; of nodes and storages, the parts that are declared.
[[nodiscard]] QString readWorld(World &world, const QJsonObject &parts);

} // namespace sim
