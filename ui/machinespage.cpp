// SPDX-License-Identifier: Apache-2.0
#include "ui/machinespage.h"

#include "ui/familylabel.h"
#include "ui/filterfield.h"
#include "ui/latepart.h"
#include "ui/machinedetail.h"
#include "ui/machinesview.h"
#include "ui/messagebar.h"

#include "core/provision/results.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
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
      m_addresses(parts.client, parts.clock),
      m_model(parts.inventory, parts.engine, m_power, m_origins, m_addresses),
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

void MachinesPage::connectAll()
{
    connect(m_find, &FilterField::wordsChanged, this, [this](const FilterWords &words) {
        m_filter.setWords(words);
        rowsChanged();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &MachinesPage::select);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &MachinesPage::select);
    connect(m_view, &QAbstractItemView::clicked, m_place, &QWidget::show);
    connect(m_view, &QWidget::customContextMenuRequested, this, &MachinesPage::openMenu);
    connect(m_view, &QAbstractItemView::activated, this, [this] { act(MachineAct::Console); });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, signal, this, &MachinesPage::rowsChanged);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &MachinesPage::followChosen);
    connect(&m_origins, &MachineOrigins::changed, this, &MachinesPage::followChosen);
    connect(&m_machinePower, &MachinePower::answered, m_view, qOverload<>(&QWidget::setFocus));
    connect(&m_parts.inventory, &pve::Inventory::refreshed, this, &MachinesPage::rowsChanged);
    connect(&m_parts.inventory, &pve::Inventory::refreshed, this, &MachinesPage::readAddresses);
    connect(m_view, &MachinesView::shownChanged, this, &MachinesPage::readAddresses);
    connect(&m_parts.inventory, &pve::Inventory::failed, m_view, [this] {
        m_view->setStale(true);
        followChosen();
    });
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
    if (m_detail != nullptr)
        m_detail->setReadOnly();
    m_addresses.rest();
    followChosen();
}

void MachinesPage::rowsChanged()
{
    const int all = m_model.rowCount();
    const int shown = m_filter.rowCount();
    m_stack->setCurrentIndex(all == 0 ? Nothing : shown == 0 ? NoMatch : Table);
    if (!m_parts.inventory.error())
        m_view->setStale(false);
    followChosen();
}

/// Who made it is read each time that it is chosen.
void MachinesPage::select()
{
    const Machine *machine = m_model.machine(chosen());
    const auto vmid = machine ? machine->vmid : 0;
    if (std::exchange(m_chosen, vmid) != vmid) {
        readOrigin(machine);
        m_place->setVisible(machine != nullptr);
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

/// Of the VMs that are to be seen.
void MachinesPage::readAddresses()
{
    QList<pve::Resource> vms;
    const auto shown = m_view->shown();
    for (const pve::VmId vmid : shown) {
        if (const auto *vm = m_parts.inventory.data().vm(vmid))
            vms.append(*vm);
    }
    if (vms.isEmpty() || m_readOnly)
        m_addresses.rest();
    else
        m_addresses.look(vms);
}

void MachinesPage::closeDetail()
{
    m_place->hide();
    m_view->setFocus();
}

/// It is about no machine, so that none is chosen.
void MachinesPage::showClusterTasks()
{
    m_view->selectionModel()->clear();
    m_place->show();
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
    if (machine && m_origins.of(machine->looks()).state == MachineOrigins::Finding::State::Unread)
        readOrigin(machine); // it has another name or node by now
    followDetail();
    m_machinePower.followMachines();
    showCount();
}

void MachinesPage::followDetail()
{
    if (m_detail == nullptr)
        return;
    const Machine *machine = m_model.machine(chosen());
    m_detail->setMachine(machine, machine ? m_origins.of(machine->looks()) : MachineOrigins::Finding());
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
    menu->addAction(m_clusterTasks);
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
    m_addresses.rest();
    QWidget::hideEvent(event);
}

} // namespace ui
