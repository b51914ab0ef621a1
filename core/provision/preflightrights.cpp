// SPDX-License-Identifier: Apache-2.0
#include "core/provision/preflightchecks.h"

#include <algorithm>

namespace prov {

using Level = Concern::Level;
using Purpose = Need::Purpose;
using Subject = Concern::Subject;

namespace {

QString vmPath(pve::VmId vmid)
{
    return QStringLiteral("/vms/%1").arg(vmid);
}

/// Where the spec says what needs it.
QString pathOf(Purpose purpose)
{
    switch (purpose) {
    case Purpose::ReadTemplate:
    case Purpose::Clone:
        return QStringLiteral("$.template.vmid");
    case Purpose::Allocate:
        return QStringLiteral("$.clone.pool");
    case Purpose::AllocateSpace:
    case Purpose::SeeStorage:
        return QStringLiteral("$.clone.storage");
    case Purpose::UseBridge:
    case Purpose::SetNetwork:
        return QStringLiteral("$.network");
    case Purpose::ReadVm:
        return QStringLiteral("$");
    case Purpose::SetCpu:
    case Purpose::SetMemory:
    case Purpose::SetOptions:
        return QStringLiteral("$.hardware");
    case Purpose::SetCloudInit:
    case Purpose::AddCloudInitDrive:
        return QStringLiteral("$.cloud_init");
    case Purpose::Resize:
        return QStringLiteral("$.disks");
    case Purpose::Power:
        return QStringLiteral("$.start");
    case Purpose::ReadAddress:
        return QStringLiteral("$.wait_for");
    }
    Q_UNREACHABLE();
}

/// As they were asked for, but where a right names the VMID itself it hides what is inherited.
pve::Permissions permissionsFor(const PlannedVm &vm, const PreflightFacts &facts, pve::VmId freeId)
{
    pve::Permissions permissions;
    for (auto it = facts.privileges.begin(); it != facts.privileges.end(); ++it) {
        if (*it)
            permissions.insert(it.key(), **it);
    }
    const QString own = vmPath(vm.spec.exactVmid);
    if (vm.spec.exactVmid != 0 && facts.listed && facts.listed->contains(own))
        permissions.insert(vmPath(freeId), facts.listed->value(own));
    return permissions;
}

const base::Error *firstError(const PreflightFacts &facts, const QStringList &paths)
{
    for (const QString &path : paths) {
        const auto it = facts.privileges.constFind(path);
        if (it != facts.privileges.cend() && !*it)
            return &it->error();
    }
    return nullptr;
}

/// One in which VMs may be made, where none is named (pve/failures.md, last part).
QString poolToName(const PlannedVm &vm, const PreflightFacts &facts)
{
    const auto folder = QStringLiteral("/pool/");
    if (!vm.spec.clone.pool.isEmpty() || !facts.listed)
        return {};
    for (auto it = facts.listed->begin(); it != facts.listed->end(); ++it) {
        if (it.key().startsWith(folder) && it->contains(QStringLiteral("VM.Allocate")))
            return it.key().mid(folder.size());
    }
    return {};
}

Level levelOf(const Need &need, const PlannedVm &vm)
{
    const bool fails = need.essential || vm.spec.requireAddress;
    return fails ? Level::Problem : Level::Warning;
}

} // namespace

Concerns rightsConcerns(const PlannedVm &vm, const PreflightFacts &facts, pve::VmId freeId)
{
    const QString nowhere = QStringLiteral("$");
    if (freeId == 0)
        return {unchecked(vm.number, Subject::Privilege, nowhere, PreflightFacts::notAsked())};
    Concerns concerns;
    const auto judged = judge(needsOf(vm, freeId, pveMajor(facts)), permissionsFor(vm, facts, freeId));
    std::optional<base::Error> unread;
    for (const auto &[need, granted] : judged) {
        if (granted)
            continue;
        const bool isAsked = std::ranges::all_of(
            need.askAt, [&facts](const QString &path) { return facts.privileges.contains(path); });
        const base::Error *error = firstError(facts, need.askAt);
        if (error != nullptr || !isAsked) {
            unread = error != nullptr ? *error : PreflightFacts::notAsked();
            continue;
        }
        Concern concern{vm.number, Subject::Privilege, levelOf(need, vm), pathOf(need.purpose)};
        concern.facts = {{QStringLiteral("privilege"), need.privileges.join(u'|')},
                         {QStringLiteral("path"), need.path}};
        const QString pool = need.purpose == Purpose::Allocate ? poolToName(vm, facts) : QString();
        if (!pool.isEmpty())
            concern.facts.insert(QStringLiteral("pool"), pool);
        concern.purpose = need.purpose;
        concerns.append(concern);
    }
    if (unread)
        concerns.append(unchecked(vm.number, Subject::Privilege, nowhere, *unread));
    return concerns;
}

Concerns poolConcerns(const PlannedVm &vm, const PreflightFacts &facts, pve::VmId freeId)
{
    const QString &pool = vm.spec.clone.pool;
    if (pool.isEmpty() || !facts.inventory)
        return {};
    const QString specPath = QStringLiteral("$.clone.pool");
    const QString path = QStringLiteral("/pool/") + pool;
    const QMap<QString, QString> about{{QStringLiteral("value"), pool}};
    Concerns concerns;
    if (!facts.inventory->pools.contains(pool)) {
        const auto seen = holds(facts, path, {QStringLiteral("Pool.Audit")});
        if (seen && *seen)
            return {{vm.number, Subject::PoolMissing, Level::Problem, specPath, about}};
        concerns.append(unchecked(vm.number, Subject::PoolMissing, specPath,
                                  withoutPrivilege(QStringLiteral("Pool.Audit"), path), about));
    }
    const QStringList allocate{QStringLiteral("VM.Allocate")};
    const auto anywhere = holds(facts, vmPath(freeId), allocate);
    if (anywhere && !*anywhere && holds(facts, path, allocate).value_or(false))
        concerns.append({vm.number, Subject::PoolOnly, Level::Warning, specPath, about});
    return concerns;
}

bool seesAll(const PreflightFacts &facts, pve::VmId freeId)
{
    return holds(facts, vmPath(freeId), {QStringLiteral("VM.Audit")}).value_or(false);
}

} // namespace prov
