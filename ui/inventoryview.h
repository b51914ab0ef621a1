// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/inventory.h"

#include <QPersistentModelIndex>
#include <QWidget>

class QAction;
class QTreeView;

namespace ui {

class StaleNote;
class FilterField;
class FilterWords;
class InventoryFilter;
class InventoryModel;

/// The inventory at the window's left edge: a filter and the tree. When the server does not answer, the last
/// data stay, greyed and dated. Filtering takes nothing away: what was current and which groups were closed
/// come back with the rows. The inventory must outlive it.
class InventoryView final : public QWidget
{
    Q_OBJECT
public:
    explicit InventoryView(pve::Inventory &inventory, QWidget *parent = nullptr);

    void choose(pve::VmId vmid); ///< the row is shown as current, without the signal; 0 chooses nothing
    /// The row of a node is current and has the keyboard; a filter that hides it is emptied.
    void reveal(const QString &node);
    [[nodiscard]] QAction *find() const { return m_find; } ///< goes to the filter; for whatever stands around

signals:
    void templateChosen(pve::VmId vmid); ///< clicked, or Return pressed on it

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();
    void choseTemplate(const QModelIndex &index);
    void filter(const FilterWords &words);
    void layOut();
    void followEmptiness();

    pve::Inventory &m_inventory;
    InventoryModel *m_model;
    InventoryFilter *m_proxy;
    FilterField *m_filter;
    QTreeView *m_tree;
    QAction *m_find;
    QWidget *m_empty = nullptr;
    QWidget *m_noMatches = nullptr;
    StaleNote *m_trouble;
    bool m_opened = false; ///< the groups were opened once; from then on they are the person's
    bool m_isFiltered = false;
    bool m_isFiltering = false;            ///< the current row moves because rows come and go
    QPersistentModelIndex m_kept;          ///< of the model: what a person made current
    QList<QPersistentModelIndex> m_closed; ///< of the model: the groups that were closed before filtering
};

} // namespace ui
