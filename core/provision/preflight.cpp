// SPDX-License-Identifier: Apache-2.0
#include "core/provision/preflight.h"

#include "core/provision/preflightchecks.h"

namespace prov {

using Level = Concern::Level;
using Subject = Concern::Subject;

Concern unchecked(int vm, Subject subject, const QString &path, const base::Error &why,
                  const QMap<QString, QString> &facts)
{
    Concern concern{vm, subject, Level::NotChecked, path, facts};
    concern.facts.insert(why.fields); // which privilege it takes, and where
    concern.facts.insert(QStringLiteral("why"), why.text);
    concern.said = why.said;
    if (why.http != 0)
        concern.facts.insert(QStringLiteral("http"), QString::number(why.http));
    return concern;
}

base::Error withoutPrivilege(const QString &privilege, const QString &path)
{
    base::Error error = gaveUp(QT_TRANSLATE_NOOP("Wording", "A privilege for it is missing."));
    error.kind = base::Error::Kind::Forbidden;
    error.fields = {{QStringLiteral("privilege"), privilege}, {QStringLiteral("path"), path}};
    return error;
}

QList<Concern> preflight(const BatchSpec &batch, const PreflightFacts &facts)
{
    Concerns concerns;
    if (!facts.inventory)
        concerns.append(unchecked(0, Subject::Inventory, QStringLiteral("$"), facts.inventory.error()));
    const QList<PlannedVm> vms = plannedVms(batch, facts);
    const pve::VmId freeId = freeIdFor(facts);
    for (const PlannedVm &vm : vms) {
        concerns += identityConcerns(vm, facts, freeId);
        concerns += templateConcerns(vm, facts);
        concerns += placeConcerns(vm, facts);
        concerns += rightsConcerns(vm, facts, freeId);
        concerns += poolConcerns(vm, facts, freeId);
        concerns += storageConcerns(vm, facts);
        concerns += cardConcerns(vm, facts);
        concerns += configConcerns(vm);
    }
    concerns += addressConcerns(vms, facts);
    concerns += sharedNameConcerns(vms);
    concerns += spaceConcerns(vms, facts);
    concerns += memoryConcerns(vms, facts);
    concerns += unseenConcerns(facts, freeId);
    return concerns;
}

} // namespace prov
