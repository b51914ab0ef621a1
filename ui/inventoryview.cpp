// SPDX-License-Identifier: Apache-2.0
#include "ui/inventoryview.h"

#include "ui/emptystate.h"
#include "ui/familylabel.h"
#include "ui/inventorydelegate.h"
#include "ui/models/inventorymodel.h"
#include "ui/wording.h"

#include <QAction>
#include <QLineEdit>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

namespace {

QLineEdit *filterField(QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    field->setObjectName(QStringLiteral("inventoryFilter"));
    field->setPlaceholderText(InventoryView::tr("Filter inventory"));
    field->setAccessibleName(InventoryView::tr("Filter inventory"));
    field->setClearButtonEnabled(true);
    field->addAction(icon(Symbol::Search, Role::Text2), QLineEdit::LeadingPosition);
    return field;
}

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
      m_proxy(new QSortFilterProxyModel(this)),
      m_filter(filterField(this)),
      m_tree(tree(this)),
      m_trouble(new FamilyLabel({}, Family::Retry, this))
{
    setObjectName(QStringLiteral("inventory"));
    m_proxy->setSourceModel(m_model);
    m_proxy->setFilterRole(InventoryModel::FilterRole);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setRecursiveFilteringEnabled(true);
    m_proxy->setAutoAcceptChildRows(true);
    m_tree->setModel(m_proxy);
    m_trouble->setObjectName(QStringLiteral("inventoryTrouble"));
    m_trouble->setMargin(10);
    m_trouble->hide();
    auto *refresh = new QAction(tr("Refresh"), this);
    connect(refresh, &QAction::triggered, &inventory, &pve::Inventory::refresh);
    m_empty = new EmptyState(Symbol::Template, tr("No templates"),
                             tr("Convert a VM to a template in Proxmox VE, then refresh."), refresh, this);
    m_empty->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(10, 10, 10, 4);
    head->addWidget(m_filter);
    layout->addLayout(head);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_empty);
    layout->addWidget(m_trouble);

    connect(m_filter, &QLineEdit::textChanged, this, &InventoryView::filter);
    connect(m_tree, &QAbstractItemView::clicked, this, &InventoryView::choseTemplate);
    connect(m_tree, &QAbstractItemView::activated, this, &InventoryView::choseTemplate);
    connect(&inventory, &pve::Inventory::refreshed, this, &InventoryView::follow);
    connect(&inventory, &pve::Inventory::failed, this, &InventoryView::showTrouble);
    follow();
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
    m_trouble->hide();
    m_empty->setVisible(m_model->rowCount(m_model->index(0, 0)) == 0);
    if (!std::exchange(m_opened, true))
        m_tree->expandAll();
}

void InventoryView::showTrouble(const base::Error &error)
{
    const QDateTime seen = m_inventory.readAt();
    m_tree->setEnabled(false);
    m_trouble->setText(seen.isValid() ? tr("Last seen %1.").arg(timeText(seen))
                                      : tr("The server does not answer."));
    m_trouble->setToolTip(ui::toolTip(error.text));
    m_trouble->show();
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

void InventoryView::filter(const QString &text)
{
    m_proxy->setFilterFixedString(text);
    if (!text.isEmpty())
        m_tree->expandAll();
}

} // namespace ui
