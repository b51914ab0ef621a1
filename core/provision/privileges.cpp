// SPDX-License-Identifier: Apache-2.0
#include "core/provision/privileges.h"

#include <algorithm>
#include <iterator>

namespace prov {

namespace {

using Purpose = Need::Purpose;

QString vmPath(pve::VmId vmid)
{
    return vmid == 0 ? QStringLiteral("/vms") : QStringLiteral("/vms/%1").arg(vmid);
}

QStringList pathsOf(const QString &folder, const QStringList &items)
{
    QStringList paths;
    for (const auto &item : items)
        paths.append(folder + u'/' + item);
    paths.removeDuplicates();
    return paths.isEmpty() ? QStringList{folder} : paths;
}

/// On one path that is asked about as it is granted.
QList<Need> onEach(const QStringList &paths, Purpose purpose, const QString &privilege, bool essential = true)
{
    QList<Need> needs;
    for (const auto &path : paths)
        needs.append({purpose, {privilege}, path, {path}, essential});
    return needs;
}

/// PVE 9 has split VM.Monitor (pve/FACTS.md 9; unproven: VM.Monitor, which no recording of PVE 8 shows).
QStringList agentPrivileges(int pveMajor)
{
    if (pveMajor > 0 && pveMajor < 9)
        return {QStringLiteral("VM.Monitor")};
    return {QStringLiteral("VM.GuestAgent.Audit"), QStringLiteral("VM.GuestAgent.Unrestricted")};
}

/// What is done to the new VM. It is granted on all VMs or by the pool: an entry on /vms/{id} goes with the
/// VM.
QList<Need> ofNewVm(const ProvisionPlace &place, int pveMajor)
{
    const auto asked = vmPath(place.newVmid);
    const QString pool = QStringLiteral("/pool/") + place.pool;
    const auto path = place.pool.isEmpty() ? vmPath(0) : pool;
    const auto askAt = place.pool.isEmpty() ? QStringList{asked} : QStringList{pool, asked};
    const auto need = [&](Purpose purpose, const QStringList &privileges) {
        return Need{purpose, privileges, path, askAt, true};
    };
    QList<Need> needs{
        need(Purpose::Allocate, {QStringLiteral("VM.Allocate")}),
        need(Purpose::ReadVm, {QStringLiteral("VM.Audit")}),
        need(Purpose::SetCpu, {QStringLiteral("VM.Config.CPU")}),
        need(Purpose::SetMemory, {QStringLiteral("VM.Config.Memory")}),
        need(Purpose::SetNetwork, {QStringLiteral("VM.Config.Network")}),
        need(Purpose::SetOptions, {QStringLiteral("VM.Config.Options")}),
        // Recorded with ciuser and ipconfig0; unproven: that Network is enough for the other keys too
        need(Purpose::SetCloudInit,
             {QStringLiteral("VM.Config.Cloudinit"), QStringLiteral("VM.Config.Network")}),
        need(Purpose::Resize, {QStringLiteral("VM.Config.Disk")}),
        need(Purpose::Power, {QStringLiteral("VM.PowerMgmt")}),
    };
    if (place.addsCloudInitDrive) { // unproven: both, by the server's source
        needs.append(need(Purpose::AddCloudInitDrive, {QStringLiteral("VM.Config.Cloudinit")}));
        needs.append(need(Purpose::AddCloudInitDrive, {QStringLiteral("VM.Config.CDROM")}));
    }
    if (place.wantsAddress) {
        needs.append(need(Purpose::ReadAddress, agentPrivileges(pveMajor)));
        needs.last().essential = false;
    }
    return needs;
}

} // namespace

QList<Need> needsOf(const ProvisionPlace &place, int pveMajor)
{
    const QStringList source{vmPath(place.templateId)};
    const auto storages = pathsOf(QStringLiteral("/storage"), place.storages);
    const auto bridges = pathsOf(QStringLiteral("/sdn/zones/localnetwork"), place.bridges);
    auto needs = onEach(source, Purpose::ReadTemplate, QStringLiteral("VM.Audit"));
    needs += onEach(source, Purpose::Clone, QStringLiteral("VM.Clone"));
    needs += onEach(storages, Purpose::AllocateSpace, QStringLiteral("Datastore.AllocateSpace"));
    needs += onEach(storages, Purpose::SeeStorage, QStringLiteral("Datastore.Audit"), false);
    // unproven: a VNet of another zone than localnetwork, whose path would be /sdn/zones/{zone}/{vnet}
    needs += onEach(bridges, Purpose::UseBridge, QStringLiteral("SDN.Use"));
    needs += ofNewVm(place, pveMajor);
    return needs;
}

QStringList pathsToAsk(const QList<Need> &needs)
{
    QStringList paths;
    for (const auto &need : needs)
        paths += need.askAt;
    paths.removeDuplicates();
    return paths;
}

QList<JudgedNeed> judge(const QList<Need> &needs, const pve::Permissions &permissions)
{
    const auto isGranted = [&permissions](const Need &need) {
        return std::ranges::any_of(need.askAt, [&](const QString &path) {
            const auto held = permissions.value(path);
            return std::ranges::any_of(
                need.privileges, [&held](const QString &privilege) { return held.contains(privilege); });
        });
    };
    QList<JudgedNeed> judged;
    std::ranges::transform(needs, std::back_inserter(judged), [&isGranted](const Need &need) {
        return JudgedNeed{need, isGranted(need)};
    });
    return judged;
}

} // namespace prov
