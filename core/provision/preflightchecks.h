// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/concern.h"
#include "core/provision/plannedvm.h"

namespace prov {

/// The parts of preflight(): each judges one side of a VM, or of all VMs of a batch together. Pure.
using Concerns = QList<Concern>;

/// Template, target node, pool (preflightplace.cpp).
[[nodiscard]] Concerns templateConcerns(const PlannedVm &vm, const PreflightFacts &facts);
[[nodiscard]] Concerns placeConcerns(const PlannedVm &vm, const PreflightFacts &facts);
[[nodiscard]] Concerns memoryConcerns(const QList<PlannedVm> &vms, const PreflightFacts &facts);

/// Privileges (preflightrights.cpp).
[[nodiscard]] Concerns rightsConcerns(const PlannedVm &vm, const PreflightFacts &facts, pve::VmId freeId);
[[nodiscard]] Concerns poolConcerns(const PlannedVm &vm, const PreflightFacts &facts, pve::VmId freeId);
/// Whether there may be VMs that the account does not see.
[[nodiscard]] bool seesAll(const PreflightFacts &facts, pve::VmId freeId);

/// VMID, name (preflightnames.cpp).
[[nodiscard]] Concerns identityConcerns(const PlannedVm &vm, const PreflightFacts &facts, pve::VmId freeId);
[[nodiscard]] Concerns sharedNameConcerns(const QList<PlannedVm> &vms);
[[nodiscard]] Concerns unseenConcerns(const PreflightFacts &facts, pve::VmId freeId);

/// Storages (preflightstorage.cpp).
[[nodiscard]] Concerns storageConcerns(const PlannedVm &vm, const PreflightFacts &facts);
[[nodiscard]] Concerns spaceConcerns(const QList<PlannedVm> &vms, const PreflightFacts &facts);

/// Bridges and addresses (preflightnetwork.cpp).
[[nodiscard]] Concerns cardConcerns(const PlannedVm &vm, const PreflightFacts &facts);
[[nodiscard]] Concerns addressConcerns(const QList<PlannedVm> &vms, const PreflightFacts &facts);

/// What the configuration will be (preflightconfig.cpp).
[[nodiscard]] Concerns configConcerns(const PlannedVm &vm);

/// A concern that is none because its fact is not known.
[[nodiscard]] Concern unchecked(int vm, Concern::Subject subject, const QString &path, const base::Error &why,
                                const QMap<QString, QString> &facts = {});

/// Why something was not even asked for.
[[nodiscard]] base::Error withoutPrivilege(const QString &privilege, const QString &path);

} // namespace prov
