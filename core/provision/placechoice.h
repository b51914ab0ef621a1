// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/diagnosis.h"
#include "core/pve/types.h"

#include <QList>
#include <QMap>

namespace prov {

/// Where an examination tries provisioning: what was wished for, and where nothing was, what the server has.
/// Pure functions on the diagnosis.

/// The template, and the pool where only one pool allows to make VMs; `listed` is all that the account may.
void chooseTemplate(Diagnosis &diagnosis, const ExamWish &wish, const QList<pve::Resource> &resources);
void choosePool(Diagnosis &diagnosis, const ExamWish &wish, const pve::Permissions &listed);
/// Storages and bridges; `config` is the template's, empty where it could not be read.
void chooseDevices(Diagnosis &diagnosis, const ExamWish &wish, const QMap<QString, QString> &config);

/// Of a configuration: the storages of its disks and of its cloud-init drive; and its network cards as
/// "vmbr0" or "vmbr0/20", in ProvisionPlace's form (empty for one without a bridge).
[[nodiscard]] QStringList storagesOf(const QMap<QString, QString> &config);
[[nodiscard]] QStringList cardsOf(const QMap<QString, QString> &config);

/// Whether what was named is there: not to be seen and not there are told apart by the right to see it.
[[nodiscard]] PlaceProblem problemOf(const Diagnosis &diagnosis, const QList<pve::Resource> &resources,
                                     const pve::Permissions &permissions);

} // namespace prov
