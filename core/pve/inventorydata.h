// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/types.h"

namespace pve {

/// What is on a server, as one value. Storages stand once per node that has them.
struct InventoryData
{
    QList<Resource> nodes;                ///< by name
    QList<Resource> vms;                  ///< QEMU only, templates among them, by VMID
    QMap<VmId, QString> containers;       ///< LXC: their VMIDs and names are taken too
    QList<Resource> storages;             ///< those that hold disk images, by name and node
    QStringList pools;                    ///< that may be seen
    QMap<QString, QList<Bridge>> bridges; ///< by node; the last known ones of a node that does not answer

    [[nodiscard]] const Resource *vm(VmId vmid) const; ///< nullptr when it is not there or not to be seen
    [[nodiscard]] const Resource *node(const QString &name) const; ///< likewise
    [[nodiscard]] const Resource *storage(const QString &name, const QString &node) const;
    [[nodiscard]] bool isOnline(const QString &node) const;
    bool operator==(const InventoryData &) const = default;
};

/// Of GET /cluster/resources, which knows no bridges.
[[nodiscard]] InventoryData inventoryOf(const QList<Resource> &resources);

} // namespace pve
