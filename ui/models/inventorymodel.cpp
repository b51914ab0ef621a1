// SPDX-License-Identifier: Apache-2.0
#include "ui/models/inventorymodel.h"
#include "ui/wording.h"

#include <algorithm>
#include <tuple>

namespace ui {

namespace {

using Item = InventoryModel::Item;
using Group = InventoryModel::Group;
using Kind = InventoryModel::Kind;

constexpr int firstPlace = 0;
constexpr int nodePlace = 1;
constexpr int lastPlace = 2;

std::optional<bool> isRunning(const pve::Resource &vm)
{
    if (vm.status == u"running")
        return true;
    return vm.status == u"stopped" ? std::optional(false) : std::nullopt;
}

QString stateWord(std::optional<bool> running)
{
    if (!running)
        return InventoryModel::tr("unknown");
    return *running ? InventoryModel::tr("running") : InventoryModel::tr("stopped");
}

Item vmItem(const pve::Resource &vm)
{
    Item item;
    item.kind = vm.isTemplate ? Kind::Template : Kind::Vm;
    item.place = vm.vmid;
    item.detail = QString::number(vm.vmid);
    item.text = vm.name.isEmpty() ? InventoryModel::tr("VM %1").arg(vm.vmid) : vm.name;
    item.node = vm.node;
    item.running = isRunning(vm);
    item.subject = {{item.text, item.detail}, {vm.node}, {vm.status}, vm.tags, {}, {}};
    if (!vm.pool.isEmpty())
        item.subject.pools.append(vm.pool);
    if (vm.isTemplate)
        item.subject.templates.append(vm.name);
    else
        item.subject.states.append(stateWord(item.running));
    return item;
}

Item storageItem(const pve::Resource &storage)
{
    Item item;
    item.kind = Kind::Storage;
    item.node = storage.shared ? QString() : storage.node;
    item.text =
        storage.shared ? storage.storage : InventoryModel::tr("%1 · %2").arg(storage.storage, storage.node);
    item.running = true;
    item.subject.texts = {storage.storage};
    if (!item.node.isEmpty())
        item.subject.nodes = {item.node};
    if (storage.maxDisk > 0)
        item.detail = InventoryModel::tr("%1 %").arg(storage.disk * 100 / storage.maxDisk);
    return item;
}

Group nodeGroup(const pve::Resource &node)
{
    Group group;
    group.head.kind = Kind::Node;
    group.head.place = nodePlace;
    group.head.text = node.node;
    group.head.node = node.node;
    group.head.subject = {{node.node}, {node.node}, {node.status}, {}, {}, {}};
    group.head.running = node.status == u"online";
    return group;
}

Group templatesGroup()
{
    Group group;
    group.head = {Kind::Templates, firstPlace, InventoryModel::tr("Templates"), {}, {}, {}, true, {}};
    group.head.subject.texts = {group.head.text};
    return group;
}

/// A shared storage is one row, a local one is a row for each node.
Group storagesGroup(const pve::InventoryData &data)
{
    Group group;
    group.head = {Kind::Storages, lastPlace, InventoryModel::tr("Storage"), {}, {}, {}, true, {}};
    group.head.subject.texts = {group.head.text};
    for (const pve::Resource &storage : data.storages) {
        if (Item item = storageItem(storage); group.items.empty() || group.items.back().isBefore(item))
            group.items.push_back(std::move(item));
    }
    group.head.detail = QString::number(group.items.size());
    return group;
}

std::vector<Group> wantedGroups(const pve::InventoryData &data)
{
    std::vector<Group> groups{templatesGroup()};
    QHash<QString, std::size_t> groupOfNode;
    for (const pve::Resource &node : data.nodes) {
        groupOfNode.insert(node.node, groups.size());
        groups.push_back(nodeGroup(node));
    }
    for (const pve::Resource &vm : data.vms) {
        if (vm.isTemplate)
            groups.front().items.push_back(vmItem(vm));
        else if (const auto it = groupOfNode.constFind(vm.node); it != groupOfNode.constEnd())
            groups[*it].items.push_back(vmItem(vm));
    }
    groups.front().head.detail = QString::number(groups.front().items.size());
    groups.push_back(storagesGroup(data));
    return groups;
}

} // namespace

bool InventoryModel::Item::isBefore(const Item &other) const
{
    // A VM's name may change under it; what is no VM is known by its name and node.
    if (kind == Kind::Template || kind == Kind::Vm)
        return place < other.place;
    return std::tie(place, text, node) < std::tie(other.place, other.text, other.node);
}

InventoryModel::InventoryModel(const pve::Inventory &inventory, QObject *parent)
    : QAbstractItemModel(parent), m_inventory(inventory)
{
    connect(&inventory, &pve::Inventory::changed, this, &InventoryModel::follow);
    connect(&inventory, &pve::Inventory::refreshed, this, &InventoryModel::takeSamples);
    follow();
}

InventoryModel::~InventoryModel() = default;

void InventoryModel::follow()
{
    if (!m_inventory.readAt().isValid())
        return;
    std::vector<Group> wanted = wantedGroups(m_inventory.data());
    int row = 0;
    for (Group &group : wanted) {
        const auto isOver = [&] { return row >= static_cast<int>(m_groups.size()); };
        while (!isOver() && m_groups[static_cast<std::size_t>(row)]->head.isBefore(group.head)) {
            beginRemoveRows({}, row, row);
            m_groups.erase(m_groups.begin() + row);
            endRemoveRows();
        }
        if (isOver() || group.head.isBefore(m_groups[static_cast<std::size_t>(row)]->head)) {
            beginInsertRows({}, row, row);
            m_groups.insert(m_groups.begin() + row, std::make_unique<Group>(std::move(group)));
            endInsertRows();
        } else {
            updateGroup(row, std::move(group));
        }
        ++row;
    }
}

void InventoryModel::updateGroup(int row, Group wanted)
{
    Group &group = *m_groups[static_cast<std::size_t>(row)];
    const QModelIndex parent = index(row, 0);
    wanted.head.load = group.head.load;
    if (group.head != wanted.head) {
        group.head = wanted.head;
        emit dataChanged(parent, parent);
    }
    std::size_t at = 0;
    const auto removeAt = [&] {
        beginRemoveRows(parent, static_cast<int>(at), static_cast<int>(at));
        group.items.erase(group.items.begin() + static_cast<std::ptrdiff_t>(at));
        endRemoveRows();
    };
    for (Item &item : wanted.items) {
        while (at < group.items.size() && group.items[at].isBefore(item))
            removeAt();
        if (at == group.items.size() || item.isBefore(group.items[at])) {
            beginInsertRows(parent, static_cast<int>(at), static_cast<int>(at));
            group.items.insert(group.items.begin() + static_cast<std::ptrdiff_t>(at), std::move(item));
            endInsertRows();
        } else if (group.items[at] != item) {
            group.items[at] = std::move(item);
            const QModelIndex changed = index(static_cast<int>(at), 0, parent);
            emit dataChanged(changed, changed);
        }
        ++at;
    }
    while (at < group.items.size())
        removeAt();
}

void InventoryModel::takeSamples()
{
    for (const pve::Resource &node : m_inventory.data().nodes) {
        QList<double> &samples = m_load[node.node];
        samples.append(node.cpu);
        if (samples.size() > loadSamples)
            samples.removeFirst();
    }
    for (std::size_t row = 0; row < m_groups.size(); ++row) {
        Item &head = m_groups[row]->head;
        if (head.kind != Kind::Node)
            continue;
        head.load = m_load.value(head.node);
        const QModelIndex changed = index(static_cast<int>(row), 0);
        emit dataChanged(changed, changed, {LoadRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
    }
}

QModelIndex InventoryModel::indexOf(pve::VmId vmid) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex group = index(row, 0);
        for (int child = 0; child < rowCount(group); ++child) {
            if (const QModelIndex found = index(child, 0, group); data(found, VmIdRole).toInt() == vmid)
                return found;
        }
    }
    return {};
}

QModelIndex InventoryModel::indexOfNode(const QString &node) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const Item &head = m_groups[static_cast<std::size_t>(row)]->head;
        if (head.kind == Kind::Node && head.node == node)
            return index(row, 0);
    }
    return {};
}

const FilterSubject &InventoryModel::subject(const QModelIndex &index) const
{
    return itemAt(index).subject;
}

QModelIndex InventoryModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    // createIndex takes a pointer that it never writes through.
    Group *group = parent.isValid() ? m_groups[static_cast<std::size_t>(parent.row())].get() : nullptr;
    return createIndex(row, column, group);
}

QModelIndex InventoryModel::parent(const QModelIndex &child) const
{
    const void *group = child.internalPointer();
    const auto it = std::find_if(m_groups.begin(), m_groups.end(),
                                 [group](const auto &each) { return each.get() == group; });
    return it == m_groups.end() ? QModelIndex()
                                : createIndex(static_cast<int>(it - m_groups.begin()), 0, nullptr);
}

int InventoryModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    const bool isGroup = parent.internalPointer() == nullptr && parent.column() == 0;
    return isGroup ? static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())]->items.size()) : 0;
}

int InventoryModel::columnCount(const QModelIndex &) const
{
    return 1;
}

const InventoryModel::Item &InventoryModel::itemAt(const QModelIndex &index) const
{
    const auto row = static_cast<std::size_t>(index.row());
    const auto *group = static_cast<const Group *>(index.internalPointer());
    return group ? group->items[row] : m_groups[row]->head;
}

namespace {

QString lastLoad(const Item &item)
{
    return QString::number(qRound(item.load.last() * 100));
}

QString spoken(const Item &item)
{
    switch (item.kind) {
    case Kind::Templates:
    case Kind::Storages:
        return InventoryModel::tr("%1, %2").arg(item.text, item.detail);
    case Kind::Node:
        if (!item.running.value_or(false))
            return InventoryModel::tr("Node %1, offline").arg(item.text);
        return item.load.isEmpty()
                   ? InventoryModel::tr("Node %1, online").arg(item.text)
                   : InventoryModel::tr("Node %1, online, CPU %2 %").arg(item.text, lastLoad(item));
    case Kind::Template:
        return InventoryModel::tr("Template %1, %2, on %3").arg(item.text, item.detail, item.node);
    case Kind::Vm:
        return InventoryModel::tr("VM %1, %2, %3").arg(item.text, item.detail, stateWord(item.running));
    case Kind::Storage:
        return InventoryModel::tr("Storage %1, %2 used").arg(item.text, item.detail);
    }
    Q_UNREACHABLE();
}

QString detailsOf(const Item &item)
{
    if (item.kind == Kind::Node && !item.load.isEmpty())
        return InventoryModel::tr("%1: CPU %2 %").arg(item.text, lastLoad(item));
    if (item.kind == Kind::Storage)
        return InventoryModel::tr("%1: %2 used").arg(item.text, item.detail);
    return spoken(item);
}

} // namespace

QVariant InventoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Item &item = itemAt(index);
    const bool isVm = item.kind == Kind::Template || item.kind == Kind::Vm;
    switch (role) {
    case Qt::DisplayRole:
        return item.text;
    case Qt::ToolTipRole:
        return toolTip(detailsOf(item));
    case Qt::AccessibleTextRole:
        return spoken(item);
    case KindRole:
        return static_cast<int>(item.kind);
    case VmIdRole:
        return isVm ? item.place : 0;
    case NodeRole:
        return item.node;
    case RunningRole:
        return item.running ? QVariant(*item.running) : QVariant();
    case DetailRole:
        return item.detail;
    case LoadRole:
        return QVariant::fromValue(item.load);
    default:
        return {};
    }
}

} // namespace ui
