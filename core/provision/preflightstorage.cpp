// SPDX-License-Identifier: Apache-2.0
#include "core/provision/configplan.h"
#include "core/provision/preflightchecks.h"

#include <algorithm>

namespace prov {

using Level = Concern::Level;
using Subject = Concern::Subject;

namespace {

const QString storagePath = QStringLiteral("$.clone.storage");

const pve::Storage *storageIn(const QList<pve::Storage> &storages, const QString &name)
{
    const auto it = std::ranges::find(storages, name, &pve::Storage::name);
    return it == storages.end() ? nullptr : &*it;
}

Concerns missingStorage(const PlannedVm &vm, const PreflightFacts &facts, const QMap<QString, QString> &about)
{
    const QString path = QStringLiteral("/storage/") + about.value(QStringLiteral("value"));
    const auto visible =
        holds(facts, path, {QStringLiteral("Datastore.AllocateSpace"), QStringLiteral("Datastore.Audit")});
    if (!visible)
        return {
            unchecked(vm.number, Subject::StorageMissing, storagePath, PreflightFacts::notAsked(), about)};
    if (!*visible)
        return {}; // its privileges are what is missing
    return {{vm.number, Subject::StorageMissing, Level::Problem, storagePath, about}};
}

/// What a batch wants of one storage.
struct Demand
{
    qint64 needed = 0; ///< bytes
    QString node;      ///< where it is looked at
    pve::Storage storage;
};

/// unproven: LVM's refusal. The others allocate as they are written to, or may be set to (pve/failures.md
/// rows 28 and 29).
bool isThick(const pve::Storage &storage)
{
    return storage.type == u"lvm";
}

QMap<QString, Demand> demandsOf(const QList<PlannedVm> &vms, const PreflightFacts &facts)
{
    QMap<QString, Demand> demands; // by storage and, of one that each node has for itself, node
    for (const PlannedVm &vm : vms) {
        const auto storages = factAt(facts.storages, vm.node);
        if (!vm.spec.clone.full || !storages)
            continue;
        const auto disks = vm.diskStorages();
        for (auto it = disks.begin(); it != disks.end(); ++it) {
            const pve::Storage *storage = storageIn(*storages, *it);
            if (storage == nullptr)
                continue;
            Demand &demand = demands[storage->shared ? *it : QString(*it + u'@' + vm.node)];
            demand.needed += std::max(diskSize(vm.original->value(it.key())), vm.spec.disks.value(it.key()));
            demand.node = vm.node;
            demand.storage = *storage;
        }
    }
    return demands;
}

} // namespace

Concerns storageConcerns(const PlannedVm &vm, const PreflightFacts &facts)
{
    Concerns concerns;
    if (vm.node.isEmpty()) // the template is not known, which is said
        return concerns;
    const QStringList names = vm.storages();
    for (const QString &name : names) {
        const QMap<QString, QString> about{{QStringLiteral("value"), name},
                                           {QStringLiteral("node"), vm.node}};
        const auto add = [&](Subject subject, Level level) {
            concerns.append({vm.number, subject, level, storagePath, about});
        };
        const auto storages = factAt(facts.storages, vm.node);
        if (!storages) {
            concerns.append(
                unchecked(vm.number, Subject::StorageMissing, storagePath, storages.error(), about));
            continue;
        }
        const pve::Storage *storage = storageIn(*storages, name);
        if (storage == nullptr) {
            concerns += missingStorage(vm, facts, about);
            continue;
        }
        if (!storage->content.contains(QStringLiteral("images"))) // recorded for one that is given
            add(Subject::StorageWithoutImages,
                name == vm.spec.clone.storage ? Level::Problem : Level::Warning);
        if (!storage->active) // cloning activates it, which may work
            add(Subject::StorageInactive, Level::Warning);
    }
    return concerns;
}

Concerns spaceConcerns(const QList<PlannedVm> &vms, const PreflightFacts &facts)
{
    Concerns concerns;
    const auto demands = demandsOf(vms, facts);
    for (const Demand &demand : demands) {
        const pve::Storage &storage = demand.storage;
        QMap<QString, QString> about{{QStringLiteral("value"), storage.name},
                                     {QStringLiteral("node"), demand.node},
                                     {QStringLiteral("needed"), QString::number(demand.needed)}};
        if (storage.total == 0) {
            const char *why = QT_TRANSLATE_NOOP("Wording", "The server does not say how large it is.");
            concerns.append(unchecked(0, Subject::Space, storagePath, gaveUp(why), about));
        } else if (demand.needed > storage.avail) {
            about.insert(QStringLiteral("free"), QString::number(storage.avail));
            const Level level = isThick(storage) ? Level::Problem : Level::Warning;
            concerns.append({0, Subject::Space, level, storagePath, about});
        }
    }
    return concerns;
}

} // namespace prov
