// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/inventory.h"

#include <QWidget>

class QLineEdit;
class QSortFilterProxyModel;
class QTreeView;

namespace ui {

class FamilyLabel;
class InventoryModel;

/// The inventory at the window's left edge: a filter and the tree. When the server does not answer, the last
/// data stay, greyed and dated. The inventory must outlive it.
class InventoryView final : public QWidget
{
    Q_OBJECT
public:
    explicit InventoryView(pve::Inventory &inventory, QWidget *parent = nullptr);

    void choose(pve::VmId vmid); ///< the row is shown as current, without the signal; 0 chooses nothing

signals:
    void templateChosen(pve::VmId vmid); ///< clicked, or Return pressed on it

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();
    void showTrouble(const base::Error &error); ///< the toolbar says when it is tried again
    void choseTemplate(const QModelIndex &index);
    void filter(const QString &text);

    pve::Inventory &m_inventory;
    InventoryModel *m_model;
    QSortFilterProxyModel *m_proxy;
    QLineEdit *m_filter;
    QTreeView *m_tree;
    QWidget *m_empty = nullptr;
    FamilyLabel *m_trouble;
    bool m_opened = false; ///< the groups were opened once; from then on they are the person's
};

} // namespace ui
