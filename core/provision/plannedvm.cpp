// SPDX-License-Identifier: Apache-2.0
#include "core/provision/plannedvm.h"

#include "core/provision/configplan.h"
#include "core/provision/diagnosis.h"
#include "core/provision/placechoice.h"
#include "core/provision/propertystring.h"

#include <QRegularExpression>

#include <algorithm>

namespace prov {

namespace {

using Purpose = Need::Purpose;

void configure(PlannedVm &vm)
{
    pve::PendingConfig found;
    found.current = vm.original.value_or(PlannedVm::Config());
    if (!vm.spec.name.isEmpty())
        found.current.insert(QStringLiteral("name"), vm.spec.name);
    VmSpec spec = vm.spec;
    spec.hardware.description = {}; // goes with the clone
    if (!vm.original)               // nobody knows whether there is a drive, nor whether a disk has to grow
        spec.disks.clear();
    const ConfigPlan plan = planConfig(spec, found, {});
    vm.wanted = found.current;
    for (auto it = plan.values.begin(); it != plan.values.end(); ++it) {
        vm.wanted.insert(it.key(), it.value());
        vm.addsDrive = vm.addsDrive || isCloudInitDrive(it.value());
    }
    for (const QString &key : plan.remove)
        vm.wanted.remove(key);
    const QStringList set = plan.values.keys() + plan.remove;
    vm.changed = QSet<QString>(set.begin(), set.end());
    if (!spec.cloudInit.passwordEnv.isEmpty())
        vm.changed.insert(QStringLiteral("cipassword"));
    vm.grows = !planResize(spec, found).isEmpty();
}

PlannedVm planned(const VmSpec &spec, int number, const PreflightFacts &facts)
{
    PlannedVm vm;
    vm.number = number;
    vm.spec = spec;
    const pve::Resource *source = facts.inventory ? facts.inventory->vm(spec.templateId) : nullptr;
    vm.templateNode = source == nullptr ? spec.templateNode : source->node;
    vm.node = spec.clone.target.isEmpty() ? vm.templateNode : spec.clone.target;
    if (const auto config = factAt(facts.configs, spec.templateId))
        vm.original = config->values;
    configure(vm);
    return vm;
}

/// What it takes to write a key (pve/FACTS.md 8).
Purpose purposeOf(const QString &key)
{
    static const QMap<QString, Purpose> byKey{
        {QStringLiteral("cores"), Purpose::SetCpu},
        {QStringLiteral("sockets"), Purpose::SetCpu},
        {QStringLiteral("cpu"), Purpose::SetCpu},
        {QStringLiteral("memory"), Purpose::SetMemory},
        {QStringLiteral("balloon"), Purpose::SetMemory},
        {QStringLiteral("ciuser"), Purpose::SetCloudInit},
        {QStringLiteral("cipassword"), Purpose::SetCloudInit},
        {QStringLiteral("ciupgrade"), Purpose::SetCloudInit},
        {QStringLiteral("sshkeys"), Purpose::SetCloudInit},
        {QStringLiteral("nameserver"), Purpose::SetCloudInit},
        {QStringLiteral("searchdomain"), Purpose::SetCloudInit},
    };
    static const QRegularExpression net(QStringLiteral(R"(^net\d+$)"));
    static const QRegularExpression ipconfig(QStringLiteral(R"(^ipconfig\d+$)"));
    static const QRegularExpression drive(QStringLiteral(R"(^(ide|scsi)\d+$)"));
    if (net.match(key).hasMatch())
        return Purpose::SetNetwork;
    if (ipconfig.match(key).hasMatch())
        return Purpose::SetCloudInit;
    if (drive.match(key).hasMatch()) // the only one that is ever added
        return Purpose::AddCloudInitDrive;
    return byKey.value(key, Purpose::SetOptions);
}

/// Whether something of the VM takes it.
bool isNeeded(Purpose purpose, const PlannedVm &vm)
{
    switch (purpose) {
    case Purpose::ReadTemplate:
    case Purpose::Clone:
    case Purpose::Allocate:
    case Purpose::AllocateSpace:
    case Purpose::UseBridge:
    case Purpose::ReadVm:
        return true;
    case Purpose::SeeStorage: // space is told to whom may allocate it
        return false;
    case Purpose::SetCpu:
    case Purpose::SetMemory:
    case Purpose::SetNetwork:
    case Purpose::SetOptions:
    case Purpose::SetCloudInit:
    case Purpose::AddCloudInitDrive:
        return std::any_of(vm.changed.begin(), vm.changed.end(),
                           [purpose](const QString &key) { return purposeOf(key) == purpose; });
    case Purpose::Resize:
        return vm.grows;
    case Purpose::Power:
        return vm.spec.start;
    case Purpose::ReadAddress:
        return vm.spec.waitFor == WaitFor::Address;
    }
    Q_UNREACHABLE();
}

} // namespace

QString PlannedVm::name() const
{
    if (!spec.name.isEmpty())
        return spec.name;
    const QString source = original ? original->value(QStringLiteral("name")) : QString();
    return source.isEmpty() ? source : QString(QStringLiteral("Copy-of-VM-") + source);
}

QMap<QString, QString> PlannedVm::diskStorages() const
{
    QMap<QString, QString> result;
    if (!original)
        return result;
    const bool moves = spec.clone.full && !spec.clone.storage.isEmpty();
    const QStringList disks = diskKeys(*original);
    for (const QString &disk : disks)
        result.insert(disk, moves ? spec.clone.storage : storageOf(original->value(disk)));
    return result;
}

QStringList PlannedVm::storages() const
{
    if (spec.clone.full && !spec.clone.storage.isEmpty())
        return {spec.clone.storage};
    return original ? storagesOf(*original) : QStringList();
}

QList<PlannedVm> plannedVms(const BatchSpec &batch, const PreflightFacts &facts)
{
    QList<PlannedVm> vms;
    for (const VmSpec &spec : batch.vms)
        vms.append(planned(spec, static_cast<int>(vms.size()) + 1, facts));
    return vms;
}

QList<Need> needsOf(const PlannedVm &vm, pve::VmId freeId, int pveMajor)
{
    ProvisionPlace place;
    place.templateId = vm.spec.templateId;
    place.storages = vm.storages();
    place.bridges = cardsOf(vm.original.value_or(PlannedVm::Config())) + cardsOf(vm.wanted);
    place.bridges.removeAll(QString());
    place.bridges.removeDuplicates();
    place.pool = vm.spec.clone.pool;
    place.newVmid = freeId;
    place.addsCloudInitDrive = vm.addsDrive;
    place.wantsAddress = vm.spec.waitFor == WaitFor::Address;
    QList<Need> needs = needsOf(place, pveMajor);
    const bool anyStorage = place.storages.isEmpty();
    const bool anyBridge = place.bridges.isEmpty();
    needs.removeIf([&](const Need &need) {
        const bool unknown = (anyStorage && need.purpose == Purpose::AllocateSpace) ||
                             (anyBridge && need.purpose == Purpose::UseBridge);
        return unknown || !isNeeded(need.purpose, vm);
    });
    return needs;
}

pve::VmId freeIdFor(const PreflightFacts &facts)
{
    if (!facts.inventory)
        return 0;
    const auto isFree = [&facts](pve::VmId id) {
        return facts.inventory->vm(id) == nullptr && !facts.inventory->containers.contains(id) &&
               !(facts.listed && facts.listed->contains(QStringLiteral("/vms/%1").arg(id)));
    };
    pve::VmId id = 100;
    while (!isFree(id))
        ++id;
    return id;
}

int pveMajor(const PreflightFacts &facts)
{
    return facts.version ? majorOf(*facts.version) : 0;
}

std::optional<bool> holds(const PreflightFacts &facts, const QString &path, const QStringList &anyOf)
{
    const auto held = factAt(facts.privileges, path);
    if (!held)
        return std::nullopt;
    return std::any_of(anyOf.begin(), anyOf.end(),
                       [&held](const QString &privilege) { return held->contains(privilege); });
}

QString PlannedAddress::path() const
{
    return QStringLiteral("$.cloud_init.%1.%2").arg(key, part);
}

QList<PlannedAddress> plannedAddresses(const PlannedVm &vm)
{
    QList<PlannedAddress> result;
    if (vm.original && !hasCloudInitDrive(vm.wanted) && !vm.addsDrive)
        return result; // nobody will set what the template says
    for (int i = 0; i < 32; ++i) {
        const QString key = QStringLiteral("ipconfig%1").arg(i);
        const auto value = PropertyString::parse(vm.wanted.value(key));
        const bool inherited = vm.original && !vm.spec.cloudInit.ipconfig.contains(i);
        for (const auto &[part, gw] : {std::pair{"ip", "gw"}, std::pair{"ip6", "gw6"}}) {
            const auto cidr = parseCidr(value.value(QString::fromLatin1(part)).value_or(QString()));
            if (cidr)
                result.append({key, QString::fromLatin1(part), *cidr,
                               parseAddress(value.value(QString::fromLatin1(gw)).value_or(QString())),
                               inherited});
        }
    }
    return result;
}

} // namespace prov
