// SPDX-License-Identifier: Apache-2.0
#include "ui/machinespage.h"

#include "core/base/shown.h"
#include "ui/actionrow.h"
#include "ui/emptystate.h"
#include "ui/familylabel.h"
#include "ui/filterfield.h"
#include "ui/machinedetail.h"
#include "ui/machinesview.h"
#include "ui/messagebar.h"

#include "core/provision/results.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace ui {

using pve::PowerAct;

namespace {

enum Shown { Table, Nothing, NoMatch };

const QString consoleKey = QStringLiteral("console");
const QString copiedKey = QStringLiteral("copiedSsh");

} // namespace

MachinesPage::MachinesPage(const Parts &parts, QWidget *parent)
    : QWidget(parent),
      m_parts(parts),
      m_power(parts.client, parts.clock),
      m_origins(parts.client, parts.engine),
      m_model(parts.inventory, parts.engine, m_power, m_origins),
      m_machinePower({m_power, parts.inventory, parts.log, parts.messages}, m_model)
{
    setObjectName(QStringLiteral("machinesPage"));
    m_filter.setSourceModel(&m_model);
    makeActions();
    layOut();
    connectAll();
    rowsChanged();
    select();
}

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
    connect(m_showDetail, &QAction::triggered, this, [this] { m_detail->show(); });
    addAction(m_showDetail);
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
    row->addWidget(new ActionRow(acts, head), 1);
    return head;
}

void MachinesPage::layOut()
{
    m_view = new MachinesView(this);
    m_view->setModel(&m_filter);
    m_detail = new MachineDetail(m_parts.client, m_parts.clock, m_parts.engine, this);
    m_detail->hide();
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("machinesSplitter"));
    splitter->addWidget(m_view);
    splitter->addWidget(m_detail);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    m_trouble = new FamilyLabel({}, Family::Retry, this);
    m_trouble->setObjectName(QStringLiteral("machinesTrouble"));
    m_trouble->setMargin(10);
    m_trouble->hide();
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
    layout->addWidget(m_trouble);
}

void MachinesPage::connectAll()
{
    connect(m_find, &FilterField::wordsChanged, this, [this](const FilterWords &words) {
        m_filter.setWords(words);
        rowsChanged();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &MachinesPage::select);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &MachinesPage::select);
    connect(m_view, &QAbstractItemView::clicked, m_detail, &QWidget::show);
    connect(m_detail, &MachineDetail::closed, this, &MachinesPage::closeDetail);
    connect(m_view, &QWidget::customContextMenuRequested, this, &MachinesPage::openMenu);
    connect(m_view, &QAbstractItemView::activated, this, [this] { act(MachineAct::Console); });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, signal, this, &MachinesPage::rowsChanged);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &MachinesPage::followChosen);
    connect(&m_origins, &MachineOrigins::changed, this, &MachinesPage::followChosen);
    connect(&m_machinePower, &MachinePower::answered, m_view, qOverload<>(&QWidget::setFocus));
    connect(&m_parts.inventory, &pve::Inventory::refreshed, this, &MachinesPage::rowsChanged);
    connect(&m_parts.inventory, &pve::Inventory::failed, this, &MachinesPage::showTrouble);
}

QList<Machine> MachinesPage::selected() const
{
    QList<Machine> machines;
    const auto rows = m_view->selectionModel()->selectedRows();
    for (const auto &row : rows) {
        if (const Machine *machine = m_model.machine(row.data(MachineModel::VmIdRole).toInt()))
            machines.append(*machine);
    }
    return machines;
}

pve::VmId MachinesPage::chosen() const
{
    const auto rows = m_view->selectionModel()->selectedRows();
    const auto current = m_view->currentIndex().siblingAtColumn(0);
    const auto row = rows.contains(current) ? current : rows.value(0);
    return row.data(MachineModel::VmIdRole).toInt();
}

void MachinesPage::choose(pve::VmId vmid)
{
    const auto found = m_model.match(m_model.index(0, 0), MachineModel::VmIdRole, vmid, 1, Qt::MatchExactly);
    const auto row = found.value(0);
    if (row.isValid() && !m_filter.mapFromSource(row).isValid())
        m_find->clear();
    m_view->setCurrentIndex(m_filter.mapFromSource(row));
}

void MachinesPage::setReadOnly()
{
    m_readOnly = true;
    m_machinePower.withdrawQuestion();
    m_detail->setReadOnly();
    followChosen();
}

void MachinesPage::rowsChanged()
{
    const int all = m_model.rowCount();
    const int shown = m_filter.rowCount();
    m_stack->setCurrentIndex(all == 0 ? Nothing : shown == 0 ? NoMatch : Table);
    if (!m_parts.inventory.error()) {
        m_view->setStale(false);
        m_trouble->hide();
    }
    followChosen();
}

/// Who made it is read each time that it is chosen.
void MachinesPage::select()
{
    const Machine *machine = m_model.machine(chosen());
    const auto vmid = machine ? machine->vmid : 0;
    if (std::exchange(m_chosen, vmid) != vmid) {
        readOrigin(machine);
        m_detail->setVisible(machine != nullptr);
        // Once the detail has taken its place.
        QTimer::singleShot(0, m_view, [this] { m_view->scrollTo(m_view->currentIndex()); });
    }
    followChosen();
}

/// A VM that is being made gets its mark late, and its job knows that it is its own.
void MachinesPage::readOrigin(const Machine *machine)
{
    if (machine && !machine->beingMade && !m_readOnly)
        m_origins.read(machine->looks());
}

void MachinesPage::closeDetail()
{
    m_detail->hide();
    m_view->setFocus();
}

/// What can be done changes with the VMs.
void MachinesPage::followChosen()
{
    const auto machines = selected();
    const QString concerns = machines.size() == 1
                                 ? machines.front().label()
                                 : tr("%n VM(s)", nullptr, static_cast<int>(machines.size()));
    for (const auto each : allMachineActs) {
        m_acts.value(each)->setProperty("concerns", concerns); // for the palette
        const bool reaches = each == MachineAct::CopySsh || (!m_readOnly && !m_parts.inventory.error());
        const bool fits = machines.size() == 1 || (isForSeveral(each) && machines.size() > 1);
        m_acts.value(each)->setEnabled(reaches && fits &&
                                       std::any_of(machines.begin(), machines.end(), [each](const auto &one) {
                                           return isPossible(each, one);
                                       }));
    }
    const Machine *machine = m_model.machine(chosen());
    m_showDetail->setEnabled(machine != nullptr);
    const auto finding = machine ? m_origins.of(machine->looks()) : MachineOrigins::Finding();
    if (machine && finding.state == MachineOrigins::Finding::State::Unread)
        readOrigin(machine); // it has another name or node by now
    m_detail->setMachine(machine, machine ? m_origins.of(machine->looks()) : finding);
    m_machinePower.followMachines();
    showCount();
}

void MachinesPage::showCount()
{
    const int all = m_model.rowCount();
    const int shown = m_filter.rowCount();
    const int chosen = static_cast<int>(m_view->selectionModel()->selectedRows().size());
    QStringList parts{shown == all ? tr("%n machine(s)", nullptr, all)
                                   : tr("%1 of %n machine(s)", nullptr, all).arg(shown)};
    if (chosen > 1)
        parts.append(tr("%n selected", nullptr, chosen));
    m_count->setText(parts.join(QStringLiteral(" · ")));
}

void MachinesPage::showTrouble(const base::Error &error)
{
    const QDateTime seen = m_parts.inventory.readAt();
    m_view->setStale(true);
    m_trouble->setText(seen.isValid() ? tr("Last seen %1.").arg(timeText(seen))
                                      : tr("The server does not answer."));
    m_trouble->setToolTip(ui::toolTip(base::shown(error)));
    m_trouble->show();
    followChosen();
}

void MachinesPage::act(MachineAct act)
{
    const auto machines = selected();
    if (machines.isEmpty() || !m_acts.value(act)->isEnabled())
        return;
    switch (act) {
    case MachineAct::Start:
        return m_machinePower.run(PowerAct::Start, machines);
    case MachineAct::ShutDown:
        return m_machinePower.run(PowerAct::ShutDown, machines);
    case MachineAct::Stop:
        return m_machinePower.askToStop(machines);
    case MachineAct::Console:
        return openConsole(machines.constFirst());
    case MachineAct::CopySsh:
        return copySsh(machines.constFirst());
    }
}

/// The browser knows nothing of the sign-in here; that is said once.
void MachinesPage::openConsole(const Machine &machine)
{
    if (!std::exchange(m_saidSignIn, true))
        m_parts.messages.post({consoleKey,
                               Family::Run,
                               Symbol::Info,
                               tr("The console opens in the browser."),
                               tr("It is Proxmox VE's own page: sign in there if it asks."),
                               {}});
    emit urlWanted(consoleUrl(m_parts.server, machine));
}

void MachinesPage::copySsh(const Machine &machine)
{
    const QString command = prov::sshCommand(machine.user, machine.address);
    QGuiApplication::clipboard()->setText(command);
    m_parts.messages.post({copiedKey, Family::Ok, Symbol::Copy, tr("Copied."), command, {}});
}

void MachinesPage::openMenu(const QPoint &at)
{
    const QPoint place = m_view->viewport()->mapToGlobal(at);
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("machineMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto each : allMachineActs)
        menu->addAction(m_acts.value(each));
    menu->addSeparator();
    menu->addAction(m_showDetail);
    menu->popup(place);
}

void MachinesPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    m_machinePower.withdrawQuestion();
    if (m_find->hasFocus() || !m_find->text().isEmpty()) {
        m_find->clear();
        return m_view->setFocus();
    }
    closeDetail();
}

void MachinesPage::hideEvent(QHideEvent *event)
{
    m_machinePower.withdrawQuestion();
    QWidget::hideEvent(event);
}

} // namespace ui
