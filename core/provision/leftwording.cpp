// SPDX-License-Identifier: Apache-2.0
// What is said of VMs that a dead clone has left locked (pve/failures.md, rows 7 and 49, "Locks").
#include "core/provision/wording.h"
#include "core/provision/wordingcontext.h"

namespace prov {

QString orphanRemedy(pve::VmId vmid)
{
    return Wording::tr(
               "A half-made, locked VM %1 is left, which only an administrator can remove, on its node: qm "
               "unlock %1, "
               "then qm destroy %1 --skiplock.")
        .arg(vmid);
}

Explanation leftBehind(const Job &job)
{
    if (job.leftBehind.isEmpty())
        return {};
    QStringList vms;
    QStringList remedies;
    for (const auto vmid : job.leftBehind) {
        vms.append(Wording::tr("VM %1 of an earlier try is left locked on the server.").arg(vmid));
        remedies.append(orphanRemedy(vmid));
    }
    return {vms.join(u' '),
            Wording::tr("The clone that held the lock (clone) is dead, and no task takes it off."),
            remedies.join(u' ')};
}

} // namespace prov
