// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/job.h"

namespace prov {

/// What the config of a VM says of who made it.
struct Mark
{
    QString jobId; ///< of the marker in the description; may be empty
    QString uuid;  ///< of smbios1; may be empty
    bool operator==(const Mark &) const = default;
};
[[nodiscard]] Mark markOf(const QMap<QString, QString> &config);

/// Whether a VM that is there is the one that a job made (design "Identity"). Only Confirmed is.
enum class Origin {
    Unmarked,   ///< it does not carry the mark of any job
    UnknownJob, ///< the job of its mark is not among ours
    Unproven,   ///< the job never saw the uuid of its VM, so nothing but the mark speaks for it
    Copy,       ///< a clone or a restored backup: the mark is there, uuid or VMID are not the job's
    Confirmed,
};
/// `job` is the one that the mark names; nullptr when it is not to be had.
[[nodiscard]] Origin originOf(const Mark &mark, pve::VmId vmid, const Job *job);

} // namespace prov
