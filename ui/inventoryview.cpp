// SPDX-License-Identifier: Apache-2.0
#include "ui/inventoryview.h"

#include "ui/emptystate.h"
#include "ui/filterfield.h"
#include "ui/inventorydelegate.h"
#include "ui/models/inventoryfilter.h"
#include "ui/models/inventorymodel.h"
#include "ui/stalenote.h"
#include "ui/wording.h"

#include <QAction>
#include <QPainter>
#include <QScopedValueRollback>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

namespace {

QTreeView *tree(QWidget *parent)
{
    auto *view = new QTreeView(parent);
    view->setObjectName(QStringLiteral("inventoryTree"));
    view->setAccessibleName(InventoryView::tr("Inventory"));
    view->setHeaderHidden(true);
    view->setItemDelegate(new InventoryDelegate(view));
    view->setIndentation(18);
    view->setUniformRowHeights(true);
    view->setFrameShape(QFrame::NoFrame);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setExpandsOnDoubleClick(true);
    view->viewport()->setAutoFillBackground(false); // InventoryView's own colour
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return view;
}

} // namespace

InventoryView::InventoryView(pve::Inventory &inventory, QWidget *parent)
    : QWidget(parent),
      m_inventory(inventory),
      m_model(new InventoryModel(inventory, this)),
      m_proxy(new InventoryFilter(this)),
      m_filter(new FilterField(tr("Filter inventory"), this)),
      m_tree(tree(this)),
      m_find(new QAction(icon(Symbol::Search), tr("Filter Inventory"), this)),
      m_trouble(new StaleNote(inventory, this))
{
    setObjectName(QStringLiteral("inventory"));
    m_proxy->setSourceModel(m_model);
    m_filter->setObjectName(QStringLiteral("inventoryFilter"));
    m_tree->setModel(m_proxy);
    m_find->setObjectName(QStringLiteral("filterInventory"));
    m_find->setShortcut(QKeySequence::Find);
    m_find->setShortcutContext(Qt::WidgetWithChildrenShortcut); // pages have a field of their own
    addAction(m_find);
    connect(m_find, &QAction::triggered, m_filter, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    m_trouble->setObjectName(QStringLiteral("inventoryTrouble"));
    auto *refresh = new QAction(tr("Refresh"), this);
    connect(refresh, &QAction::triggered, &inventory, &pve::Inventory::refresh);
    m_empty = new EmptyState(Symbol::Template, tr("No templates"),
                             tr("Convert a VM to a template in Proxmox VE, then refresh."), refresh, this);
    auto *clear = new QAction(tr("Clear Filter"), this);
    clear->setObjectName(QStringLiteral("clearInventoryFilter"));
    connect(clear, &QAction::triggered, m_filter, &QLineEdit::clear);
    m_noMatches = new EmptyState(Symbol::Search, tr("No matches"),
                                 tr("Nothing in the inventory fits the filter."), clear, this);
    m_noMatches->setAutoFillBackground(false); // InventoryView's own colour
    m_noMatches->setObjectName(QStringLiteral("inventoryNoMatches"));
    layOut();

    connect(m_filter, &FilterField::wordsChanged, this, &InventoryView::filter);
    connect(m_tree, &QAbstractItemView::clicked, this, &InventoryView::choseTemplate);
    connect(m_tree, &QAbstractItemView::activated, this, &InventoryView::choseTemplate);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &now) {
                if (!m_isFiltering)
                    m_kept = m_proxy->mapToSource(now);
            });
    connect(&inventory, &pve::Inventory::refreshed, this, &InventoryView::follow);
    connect(&inventory, &pve::Inventory::failed, m_tree, [this] { m_tree->setEnabled(false); });
    follow();
}

void InventoryView::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(10, 10, 10, 4);
    head->setSpacing(6);
    head->addWidget(m_filter);
    head->addWidget(m_filter->note());
    layout->addLayout(head);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_noMatches, 1);
    layout->addWidget(m_empty);
    layout->addWidget(m_trouble);
    followEmptiness();
}

void InventoryView::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::of(palette()).color(Role::Panel));
}

void InventoryView::follow()
{
    if (!m_inventory.readAt().isValid())
        return;
    m_tree->setEnabled(true);
    followEmptiness();
    if (!std::exchange(m_opened, true))
        m_tree->expandAll();
}

void InventoryView::followEmptiness()
{
    const bool hasRows = m_proxy->rowCount() > 0;
    const bool isRead = m_inventory.readAt().isValid();
    m_tree->setVisible(hasRows || !m_isFiltered);
    m_noMatches->setVisible(!hasRows && m_isFiltered);
    m_empty->setVisible(isRead && !m_isFiltered && m_model->rowCount(m_model->index(0, 0)) == 0);
}

void InventoryView::choose(pve::VmId vmid)
{
    const QModelIndex index = vmid == 0 ? QModelIndex() : m_proxy->mapFromSource(m_model->indexOf(vmid));
    if (index.isValid())
        m_tree->setCurrentIndex(index);
}

/// Only what a person does to a row counts: the current row also moves when rows go.
void InventoryView::choseTemplate(const QModelIndex &index)
{
    const auto kind = static_cast<InventoryModel::Kind>(index.data(InventoryModel::KindRole).toInt());
    if (index.isValid() && kind == InventoryModel::Kind::Template)
        emit templateChosen(index.data(InventoryModel::VmIdRole).toInt());
}

void InventoryView::reveal(const QString &node)
{
    const QModelIndex row = m_model->indexOfNode(node);
    if (!row.isValid())
        return;
    if (!m_proxy->mapFromSource(row).isValid())
        m_filter->clear();
    m_tree->setCurrentIndex(m_proxy->mapFromSource(row));
    m_tree->scrollTo(m_tree->currentIndex());
    m_tree->setFocus();
}

/// A tree forgets of rows that go whether they were open or current.
void InventoryView::filter(const FilterWords &words)
{
    const bool isFiltered = !words.isEmpty();
    if (isFiltered && !m_isFiltered) {
        m_closed.clear();
        for (int row = 0; row < m_proxy->rowCount(); ++row) {
            if (const QModelIndex group = m_proxy->index(row, 0); !m_tree->isExpanded(group))
                m_closed.append(m_proxy->mapToSource(group));
        }
    }
    m_isFiltered = isFiltered;
    const QScopedValueRollback guard(m_isFiltering, true);
    m_proxy->setWords(words);
    m_tree->expandAll();
    if (!isFiltered) {
        for (const QPersistentModelIndex &group : std::as_const(m_closed))
            m_tree->collapse(m_proxy->mapFromSource(group));
    }
    m_tree->setCurrentIndex(m_proxy->mapFromSource(m_kept));
    m_tree->scrollTo(m_tree->currentIndex());
    followEmptiness();
}

} // namespace ui
