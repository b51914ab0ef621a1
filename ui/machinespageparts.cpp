// SPDX-License-Identifier: Apache-2.0
// The page's actions and widgets.
#include "ui/machinespage.h"

#include "ui/actionrow.h"
#include "ui/emptystate.h"
#include "ui/familylabel.h"
#include "ui/filterfield.h"
#include "ui/latepart.h"
#include "ui/machinedetail.h"
#include "ui/machinesview.h"

#include <QAction>
#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>

namespace ui {

void MachinesPage::makeActions()
{
    for (const auto each : allMachineActs) {
        auto *action = new QAction(icon(symbolOf(each), Role::Text), wordOf(each), this);
        action->setObjectName(nameOf(each));
        action->setShortcut(keysOf(each));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setToolTip(tr("%1 (%2)").arg(wordOf(each), keysOf(each).toString(QKeySequence::NativeText)));
        connect(action, &QAction::triggered, this, [this, each] { act(each); });
        addAction(action);
        m_acts.insert(each, action);
    }
    m_acts[MachineAct::Stop]->setProperty("danger", true);
    m_acts[MachineAct::Console]->setVisible(!m_parts.server.isEmpty()); // not enabled by setEnabled() then
    m_showDetail = new QAction(icon(Symbol::Log, Role::Text), tr("Show Tasks"), this);
    m_showDetail->setObjectName(QStringLiteral("showTasks"));
    m_showDetail->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_T);
    m_showDetail->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_showDetail, &QAction::triggered, this, [this] { m_place->show(); });
    addAction(m_showDetail);
    m_clusterTasks = new QAction(icon(Symbol::Node, Role::Text), tr("Tasks of the Cluster"), this);
    m_clusterTasks->setObjectName(QStringLiteral("clusterTasks"));
    m_clusterTasks->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_K);
    m_clusterTasks->setToolTip(tr("%1 (%2)").arg(
        m_clusterTasks->text(), m_clusterTasks->shortcut().toString(QKeySequence::NativeText)));
    m_clusterTasks->setProperty("iconOnly", true);
    connect(m_clusterTasks, &QAction::triggered, this, &MachinesPage::showClusterTasks);
    addAction(m_clusterTasks);
    auto *find = new QAction(this);
    find->setShortcut(QKeySequence::Find);
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QAction::triggered, this, [this] { m_find->setFocus(); });
    addAction(find);
}

QWidget *MachinesPage::makeHead()
{
    m_find = new FilterField(tr("Filter machines"), this);
    m_find->setObjectName(QStringLiteral("findMachines"));
    m_find->setMinimumWidth(140);
    m_find->setMaximumWidth(280);
    m_count = new FamilyLabel({}, Role::Text2, this);
    m_count->setObjectName(QStringLiteral("machinesCount"));
    m_count->setWordWrap(false);
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_find, 1);
    row->addWidget(m_count);
    QList<QAction *> acts;
    for (const auto each : allMachineActs)
        acts.append(m_acts.value(each));
    acts.append(m_clusterTasks);
    row->addWidget(new ActionRow(acts, head), 1);
    return head;
}

void MachinesPage::layOut()
{
    m_view = new MachinesView(this);
    m_view->setModel(&m_filter);
    m_place = new LatePart([this] { return makeDetail(); }, this);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("machinesSplitter"));
    splitter->addWidget(m_view);
    splitter->addWidget(m_place);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *clear = new QAction(tr("Clear Filter"), this);
    clear->setObjectName(QStringLiteral("clearFindMachines"));
    connect(clear, &QAction::triggered, this, [this] { m_find->clear(); });
    auto *head = makeHead();
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(splitter);
    m_stack->addWidget(new EmptyState(Symbol::Vm, tr("No machines visible"),
                                      tr("VMs that this account may see appear here. It needs VM.Audit."),
                                      m_parts.checkPrivileges, this));
    m_stack->addWidget(
        new EmptyState(Symbol::Search, tr("No matches"), tr("No machine fits the filter."), clear, this));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head);
    m_find->note()->setContentsMargins(12, 0, 12, 8);
    layout->addWidget(m_find->note());
    layout->addWidget(m_stack, 1);
    setFocusProxy(m_view);
}

QWidget *MachinesPage::makeDetail()
{
    m_detail = new MachineDetail(m_parts.client, m_parts.clock, m_parts.engine);
    if (m_readOnly)
        m_detail->setReadOnly();
    followDetail();
    connect(m_detail, &MachineDetail::closed, this, &MachinesPage::closeDetail);
    return m_detail;
}

} // namespace ui
