// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/filterwords.h"

#include "core/pve/inventory.h"

#include <QAbstractItemModel>

#include <memory>
#include <optional>
#include <vector>

namespace ui {

/// What is on the server as a tree of two levels: templates first, then each node with its VMs, then the
/// storages. Follows the inventory with the smallest changes, so that selection, open groups and scroll
/// position of a view survive. One column; the roles carry raw values. The inventory must outlive it.
class InventoryModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Kind { Templates, Node, Storages, Template, Vm, Storage };
    enum Role {
        KindRole = Qt::UserRole, ///< Kind as int
        VmIdRole,                ///< 0 for what is no VM
        NodeRole,                ///< where it is
        RunningRole,             ///< VMs, invalid: not known; nodes: online
        DetailRole,              ///< what stands at the right edge: VMID, count, share of a storage
        LoadRole,                ///< QList<double>, 0…1: the CPU of a node in the last rounds, oldest first
    };
    static constexpr int loadSamples = 8;

    explicit InventoryModel(const pve::Inventory &inventory, QObject *parent = nullptr);
    ~InventoryModel() override;

    [[nodiscard]] QModelIndex indexOf(pve::VmId vmid) const;
    [[nodiscard]] QModelIndex indexOfNode(const QString &node) const;
    [[nodiscard]] const FilterSubject &subject(const QModelIndex &index) const; ///< what a filter looks at

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    struct Item
    {
        Kind kind = Kind::Vm;
        int place = 0; ///< what comes first among its like: VMID, or the group's place
        QString text;
        QString detail;
        QString node;
        FilterSubject subject;
        std::optional<bool> running{}; ///< nothing: not known
        QList<double> load;

        [[nodiscard]] bool isBefore(const Item &other) const;
        bool operator==(const Item &) const = default;
    };
    struct Group
    {
        Item head;
        std::vector<Item> items;
    };

private:
    void follow();
    void takeSamples();
    void updateGroup(int row, Group wanted);
    [[nodiscard]] const Item &itemAt(const QModelIndex &index) const;

    const pve::Inventory &m_inventory;
    std::vector<std::unique_ptr<Group>> m_groups; ///< their addresses are the children's internal pointers
    QMap<QString, QList<double>> m_load;
};

} // namespace ui
