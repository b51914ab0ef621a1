// SPDX-License-Identifier: Apache-2.0
#include "core/pve/inventorydata.h"

#include <algorithm>
#include <tuple>

namespace pve {

namespace {

template <typename Fits>
const Resource *found(const QList<Resource> &list, const Fits &fits)
{
    const auto it = std::find_if(list.begin(), list.end(), fits);
    return it == list.end() ? nullptr : &*it;
}

void add(InventoryData &data, const Resource &resource)
{
    switch (resource.type) {
    case Resource::Type::Node:
        data.nodes.append(resource);
        break;
    case Resource::Type::Qemu:
        data.vms.append(resource);
        break;
    case Resource::Type::Lxc:
        data.containers.insert(resource.vmid, resource.name);
        break;
    case Resource::Type::Storage:
        if (resource.content.contains(QStringLiteral("images")))
            data.storages.append(resource);
        break;
    case Resource::Type::Pool:
        data.pools.append(resource.pool);
        break;
    case Resource::Type::Sdn:
    case Resource::Type::Other:
        break;
    }
}

} // namespace

const Resource *InventoryData::vm(VmId vmid) const
{
    const auto it = std::lower_bound(vms.begin(), vms.end(), vmid,
                                     [](const Resource &vm, VmId wanted) { return vm.vmid < wanted; });
    return it == vms.end() || it->vmid != vmid ? nullptr : &*it;
}

const Resource *InventoryData::node(const QString &name) const
{
    return found(nodes, [&name](const Resource &it) { return it.node == name; });
}

const Resource *InventoryData::storage(const QString &name, const QString &node) const
{
    return found(storages, [&](const Resource &it) { return it.storage == name && it.node == node; });
}

bool InventoryData::isOnline(const QString &name) const
{
    const Resource *entry = node(name);
    return entry != nullptr && entry->status == u"online";
}

InventoryData inventoryOf(const QList<Resource> &resources)
{
    InventoryData data;
    for (const Resource &resource : resources)
        add(data, resource);
    const auto before = [](const Resource &a, const Resource &b) {
        return std::tie(a.vmid, a.storage, a.node) < std::tie(b.vmid, b.storage, b.node);
    };
    for (QList<Resource> *list : {&data.nodes, &data.vms, &data.storages})
        std::sort(list->begin(), list->end(), before);
    return data;
}

} // namespace pve
