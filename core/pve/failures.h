// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <QString>

namespace pve {

/// The one table of PVE's failure texts (pve/failures.md): anchored patterns, never bare substrings.
/// Gives the typed error for an HTTP 500's text or the exit text of a task. Fields by kind:
///   Locked: what = "vm" (flock on a VM's config; id = VMID), "config" (lock: property; lock =
///   clone|backup|…),
///           "storage" (id = storage), "cfs" (id = storage), "held" (id; 60 s under the lock were not enough)
///   Exists: vmid · Unavailable: what = quorum|pmxcfs|node · NotFound: what = vm|config|task|disk|node
///   Server: may carry what = digest | shrink | full | running | stopped | agent-silent | agent-off | linked
///   |
///           balloon | attached | volume-exists | start-timeout | zfs-busy | source-changed | worker |
///           interrupted (the task was stopped by somebody)
/// `http` is 0 for the exit text of a task.
[[nodiscard]] base::Error failureFromText(const QString &text, int http);

/// Server text made fit for showing: control and bidi characters stripped, one line, at most 2000 characters.
[[nodiscard]] QString plainText(const QString &serverText);

} // namespace pve
