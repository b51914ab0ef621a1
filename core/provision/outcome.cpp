// SPDX-License-Identifier: Apache-2.0
#include "core/provision/outcome.h"

#include <algorithm>

namespace prov {

bool wasDeleted(const Job &job)
{
    const bool wasThere = job.record(Step::Cloning).state == StepRecord::State::Done || !job.smbios.isEmpty();
    return isFinal(job.step) && job.vm == Presence::None && wasThere;
}

bool isRepeating(const Job &job)
{
    return job.trouble || std::any_of(workingSteps.begin(), workingSteps.end(), [&job](Step step) {
               return step == job.step && !job.record(step).failures.isEmpty();
           });
}

QList<pve::VmId> leftLocked(const Job &job)
{
    auto vmids = job.leftBehind;
    if (job.vm == Presence::Orphan)
        vmids.append(job.vmid);
    return vmids;
}

Matter matterOf(const Job &job)
{
    if (job.cleanup && job.cleanup->error)
        return Matter::NotDeleted;
    if (job.step == Step::Failed && job.failure)
        return Matter::Failed;
    if (job.step == Step::Cancelled)
        return Matter::Cancelled;
    if (job.waitsForSecret)
        return Matter::WaitsForSecret;
    return job.detached ? Matter::Detached : Matter::None;
}

} // namespace prov
