// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/preflightfacts.h"
#include "core/provision/privileges.h"
#include "core/provision/spec.h"

namespace prov {

/// A VM of a batch as it will be, as far as that can be said beforehand: where, and with which configuration.
struct PlannedVm
{
    using Config = QMap<QString, QString>;

    int number = 0; ///< in the batch, from 1
    VmSpec spec;
    QString templateNode;           ///< empty: not known
    QString node;                   ///< where it will be; likewise
    std::optional<Config> original; ///< the template's configuration, where it could be read
    Config wanted;                  ///< the VM's; without the original only what is asked for
    QSet<QString> changed;  ///< keys that Configuring writes: not name and description, which the clone has
    bool addsDrive = false; ///< for cloud-init
    bool grows = false;     ///< a disk

    [[nodiscard]] QString name() const; ///< the server's default where none is asked for; may be empty
    /// Disk → storage; of a disk that is not known nothing can be said.
    [[nodiscard]] QMap<QString, QString> diskStorages() const;
    [[nodiscard]] QStringList storages() const; ///< of the disks and of the cloud-init drive
};

/// In order. Pure.
[[nodiscard]] QList<PlannedVm> plannedVms(const BatchSpec &batch, const PreflightFacts &facts);

/// What making this VM takes, of the table in privileges.h; `freeId` stands for its VMID.
[[nodiscard]] QList<Need> needsOf(const PlannedVm &vm, pve::VmId freeId, int pveMajor);
/// A VMID that nobody has and no right names: what is held on it is inherited. 0 before resources are read.
[[nodiscard]] pve::VmId freeIdFor(const PreflightFacts &facts);
[[nodiscard]] int pveMajor(const PreflightFacts &facts); ///< 0: not known
/// Whether the path grants one of them; nothing: not known.
[[nodiscard]] std::optional<bool> holds(const PreflightFacts &facts, const QString &path,
                                        const QStringList &anyOf);

/// A static address that cloud-init would set.
struct PlannedAddress
{
    QString key;  ///< "ipconfig0"
    QString part; ///< "ip" or "ip6"
    Cidr cidr;
    std::optional<IpAddress> gateway;
    bool inherited = false; ///< from the template

    [[nodiscard]] QString path() const; ///< in the spec
};
[[nodiscard]] QList<PlannedAddress> plannedAddresses(const PlannedVm &vm);

} // namespace prov
