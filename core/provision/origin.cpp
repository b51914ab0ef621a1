// SPDX-License-Identifier: Apache-2.0
#include "core/provision/origin.h"

namespace prov {

Mark markOf(const QMap<QString, QString> &config)
{
    return {markedJob(config.value(QStringLiteral("description"))), smbiosUuid(config)};
}

Origin originOf(const Mark &mark, pve::VmId vmid, const Job *job)
{
    if (mark.jobId.isEmpty())
        return Origin::Unmarked;
    if (!job || job->id != mark.jobId)
        return Origin::UnknownJob;
    if (job->vmid != vmid)
        return Origin::Copy;
    if (job->smbios.isEmpty())
        return Origin::Unproven;
    return job->smbios == mark.uuid ? Origin::Confirmed : Origin::Copy;
}

} // namespace prov
