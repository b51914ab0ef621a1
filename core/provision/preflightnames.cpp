// SPDX-License-Identifier: Apache-2.0
#include "core/provision/preflightchecks.h"

namespace prov {

using Level = Concern::Level;
using Subject = Concern::Subject;

namespace {

const QString namePath = QStringLiteral("$.name");

Concerns vmidConcerns(const PlannedVm &vm, const PreflightFacts &facts, pve::VmId freeId)
{
    const pve::VmId wanted = vm.spec.exactVmid;
    if (wanted == 0)
        return {};
    const QString path = QStringLiteral("$.vmid");
    QMap<QString, QString> about{{QStringLiteral("value"), QString::number(wanted)}};
    const pve::Resource *other = facts.inventory->vm(wanted);
    const QString container = facts.inventory->containers.value(wanted);
    const auto asked = factAt(facts.taken, wanted);
    if (other != nullptr || !container.isEmpty() || asked.value_or(false)) {
        about.insert(QStringLiteral("by"), other != nullptr ? other->name : container);
        return {{vm.number, Subject::VmIdTaken, Level::Problem, path, about}};
    }
    if (asked || seesAll(facts, freeId))
        return {};
    return {unchecked(vm.number, Subject::VmIdTaken, path, asked.error(), about)};
}

} // namespace

Concerns identityConcerns(const PlannedVm &vm, const PreflightFacts &facts, pve::VmId freeId)
{
    if (!facts.inventory)
        return {};
    Concerns concerns = vmidConcerns(vm, facts, freeId);
    const QString name = vm.name();
    QString by;
    const auto compare = [&](pve::VmId vmid, const QString &other) {
        // As host names they are the same however they are written.
        if (by.isEmpty() && !name.isEmpty() && name.compare(other, Qt::CaseInsensitive) == 0)
            by = QString::number(vmid);
    };
    for (const pve::Resource &other : facts.inventory->vms)
        compare(other.vmid, other.name);
    const auto &containers = facts.inventory->containers;
    for (auto it = containers.begin(); it != containers.end(); ++it)
        compare(it.key(), it.value());
    if (!by.isEmpty())
        concerns.append({vm.number,
                         Subject::NameUsed,
                         Level::Warning,
                         namePath,
                         {{QStringLiteral("value"), name}, {QStringLiteral("by"), by}}});
    return concerns;
}

/// The names that a spec gives differ; those that the server makes up do not.
Concerns sharedNameConcerns(const QList<PlannedVm> &vms)
{
    QMap<QString, int> counts;
    for (const PlannedVm &vm : vms) {
        if (vm.spec.name.isEmpty() && !vm.name().isEmpty())
            ++counts[vm.name()];
    }
    Concerns concerns;
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        if (*it > 1)
            concerns.append(
                {0,
                 Subject::NameByServer,
                 Level::Warning,
                 namePath,
                 {{QStringLiteral("value"), it.key()}, {QStringLiteral("count"), QString::number(*it)}}});
    }
    return concerns;
}

Concerns unseenConcerns(const PreflightFacts &facts, pve::VmId freeId)
{
    const auto path = QStringLiteral("/vms/%1").arg(freeId);
    const auto sees = holds(facts, path, {QStringLiteral("VM.Audit")});
    if (!sees || *sees)
        return {};
    return {unchecked(0, Subject::UnseenVms, QStringLiteral("$"),
                      withoutPrivilege(QStringLiteral("VM.Audit"), QStringLiteral("/vms")))};
}

} // namespace prov
