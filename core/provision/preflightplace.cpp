// SPDX-License-Identifier: Apache-2.0
#include "core/provision/preflightchecks.h"
#include "core/provision/propertystring.h"

namespace prov {

using Level = Concern::Level;
using Subject = Concern::Subject;

namespace {

const QString templatePath = QStringLiteral("$.template.vmid");
const QString modePath = QStringLiteral("$.clone.mode");
const QString targetPath = QStringLiteral("$.clone.target");

QMap<QString, QString> templateFacts(const PlannedVm &vm)
{
    return {{QStringLiteral("value"), QString::number(vm.spec.templateId)},
            {QStringLiteral("node"), vm.templateNode}};
}

/// Not to be seen and not there are told apart by the right to see it.
Concerns missingTemplate(const PlannedVm &vm, const PreflightFacts &facts, const base::Error &error)
{
    const auto path = QStringLiteral("/vms/%1").arg(vm.spec.templateId);
    const bool isSeen = facts.inventory && facts.inventory->vm(vm.spec.templateId) != nullptr;
    const bool mayBeSeen = holds(facts, path, {QStringLiteral("VM.Audit")}).value_or(false);
    if (facts.inventory && !isSeen && mayBeSeen)
        return {{vm.number, Subject::TemplateMissing, Level::Problem, templatePath, templateFacts(vm)}};
    return {unchecked(vm.number, Subject::TemplateMissing, templatePath, error, templateFacts(vm))};
}

Concerns linkedConcerns(const PlannedVm &vm, const PreflightFacts &facts)
{
    if (vm.spec.clone.full)
        return {};
    // "clone" means linked there: a storage that cannot, or an image that is no base, has no such feature
    // (pve/transcripts read-inventory and clone-linked; pve/failures.md row 27)
    const auto feature = factAt(facts.features, vm.spec.templateId);
    if (!feature)
        return {unchecked(vm.number, Subject::LinkedClone, modePath, feature.error(), templateFacts(vm))};
    if (feature->hasFeature)
        return {};
    return {{vm.number, Subject::LinkedClone, Level::Problem, modePath, templateFacts(vm)}};
}

Concerns nodeConcerns(const PlannedVm &vm, const pve::InventoryData &inventory)
{
    Concerns concerns;
    QStringList nodes{vm.templateNode, vm.node};
    nodes.removeAll(QString());
    nodes.removeDuplicates();
    for (const QString &node : std::as_const(nodes)) {
        const QString path = node == vm.spec.clone.target ? targetPath : templatePath;
        const QMap<QString, QString> about{{QStringLiteral("value"), node}};
        if (inventory.node(node) == nullptr)
            concerns.append({vm.number, Subject::NodeMissing, Level::Problem, path, about});
        else if (!inventory.isOnline(node))
            concerns.append({vm.number, Subject::NodeOffline, Level::Problem, path, about});
    }
    return concerns;
}

/// unproven: no recording has a second node; by the server's source (pve/failures.md row 23)
Concerns targetConcerns(const PlannedVm &vm, const PreflightFacts &facts)
{
    const QString &target = vm.spec.clone.target;
    const bool isThere = facts.inventory->node(target) != nullptr;
    if (target.isEmpty() || target == vm.templateNode || !isThere)
        return {};
    auto about = templateFacts(vm);
    about.insert(QStringLiteral("value"), target);
    const auto feature = factAt(facts.features, vm.spec.templateId);
    Concerns concerns;
    if (!feature)
        concerns.append(unchecked(vm.number, Subject::TargetNode, targetPath, feature.error(), about));
    else if (!feature->nodes.contains(target))
        concerns.append({vm.number, Subject::TargetNode, Level::Problem, targetPath, about});
    const auto storages = factAt(facts.storages, target);
    for (const pve::Storage &storage : storages.value_or(QList<pve::Storage>())) {
        if (storage.name != vm.spec.clone.storage || storage.shared)
            continue;
        about.insert(QStringLiteral("value"), storage.name);
        concerns.append(
            {vm.number, Subject::TargetStorage, Level::Problem, QStringLiteral("$.clone.storage"), about});
    }
    return concerns;
}

qint64 memoryOf(const PlannedVm &vm)
{
    constexpr qint64 mebi = 1024 * 1024;
    const auto current = QStringLiteral("current");
    const auto text =
        PropertyString::parse(vm.wanted.value(QStringLiteral("memory")), current).value(current);
    return text.value_or(QStringLiteral("512")).toLongLong() * mebi; // PVE's default
}

} // namespace

Concerns templateConcerns(const PlannedVm &vm, const PreflightFacts &facts)
{
    const auto config = factAt(facts.configs, vm.spec.templateId);
    if (!config)
        return missingTemplate(vm, facts, config.error());
    Concerns concerns;
    if (const QString lock = config->values.value(QStringLiteral("lock")); !lock.isEmpty()) {
        auto about = templateFacts(vm);
        about.insert(QStringLiteral("lock"), lock);
        concerns.append({vm.number, Subject::TemplateLocked, Level::Warning, templatePath, about});
    }
    if (config->values.value(QStringLiteral("template")) != u"1")
        concerns.append({vm.number, Subject::NotATemplate, Level::Warning, templatePath, templateFacts(vm)});
    return concerns + linkedConcerns(vm, facts);
}

Concerns placeConcerns(const PlannedVm &vm, const PreflightFacts &facts)
{
    return facts.inventory ? nodeConcerns(vm, *facts.inventory) + targetConcerns(vm, facts) : Concerns();
}

Concerns memoryConcerns(const QList<PlannedVm> &vms, const PreflightFacts &facts)
{
    QMap<QString, qint64> needed; // by node
    for (const PlannedVm &vm : vms) {
        if (vm.spec.start && !vm.node.isEmpty() && vm.original)
            needed[vm.node] += memoryOf(vm);
    }
    Concerns concerns;
    for (auto it = needed.begin(); it != needed.end(); ++it) {
        const pve::Resource *node = facts.inventory ? facts.inventory->node(it.key()) : nullptr;
        if (node == nullptr)
            continue; // said elsewhere
        const qint64 free = node->maxMem - node->mem;
        const auto path = QStringLiteral("$.hardware.memory_mib");
        const QMap<QString, QString> about{{QStringLiteral("node"), it.key()},
                                           {QStringLiteral("needed"), QString::number(*it)},
                                           {QStringLiteral("free"), QString::number(free)}};
        if (node->maxMem == 0 && node->status == u"online") // nobody without Sys.Audit is told
            concerns.append(
                unchecked(0, Subject::NodeMemory, path,
                          withoutPrivilege(QStringLiteral("Sys.Audit"), QStringLiteral("/nodes/") + it.key()),
                          {{QStringLiteral("node"), it.key()}}));
        else if (*it > free)
            concerns.append({0, Subject::NodeMemory, Level::Warning, path, about});
    }
    return concerns;
}

} // namespace prov
