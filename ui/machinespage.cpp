// SPDX-License-Identifier: Apache-2.0
#include "ui/machinespage.h"

#include "ui/actionbutton.h"
#include "ui/emptystate.h"
#include "ui/familylabel.h"
#include "ui/machinesview.h"
#include "ui/messagebar.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>

#include <utility>

namespace ui {

using pve::PowerAct;

namespace {

enum Shown { Table, Nothing, NoMatch };

const QString stopKey = QStringLiteral("stopMachine");
const QString consoleKey = QStringLiteral("console");
const QString copiedKey = QStringLiteral("copiedSsh");

QString failureKey(pve::VmId vmid)
{
    return QStringLiteral("power-%1").arg(vmid);
}

} // namespace

MachinesPage::MachinesPage(const Parts &parts, QWidget *parent)
    : QWidget(parent),
      m_parts(parts),
      m_power(parts.client, parts.clock),
      m_model(parts.inventory, parts.engine, m_power)
{
    setObjectName(QStringLiteral("machinesPage"));
    m_filter.setSourceModel(&m_model);
    makeActions();
    layOut();
    connectAll();
    rowsChanged();
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
    auto *find = new QAction(this);
    find->setShortcut(QKeySequence::Find);
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QAction::triggered, this, [this] { m_find->setFocus(); });
    addAction(find);
}

QWidget *MachinesPage::makeHead()
{
    m_find = new QLineEdit(this);
    m_find->setObjectName(QStringLiteral("findMachines"));
    m_find->setPlaceholderText(tr("Filter machines"));
    m_find->setAccessibleName(m_find->placeholderText());
    m_find->setToolTip(tr("Words, and node:pve1 status:running tag:lab pool:test"));
    m_find->addAction(icon(Symbol::Search, Role::Text2), QLineEdit::LeadingPosition);
    m_find->setClearButtonEnabled(true);
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
    row->addStretch();
    for (const auto each : allMachineActs)
        row->addWidget(new ActionButton(m_acts.value(each), head));
    return head;
}

void MachinesPage::layOut()
{
    m_view = new MachinesView(this);
    m_view->setModel(&m_filter);
    m_trouble = new FamilyLabel({}, Family::Retry, this);
    m_trouble->setObjectName(QStringLiteral("machinesTrouble"));
    m_trouble->setMargin(10);
    m_trouble->hide();
    auto *clear = new QAction(tr("Clear Filter"), this);
    clear->setObjectName(QStringLiteral("clearFindMachines"));
    connect(clear, &QAction::triggered, this, [this] { m_find->clear(); });
    auto *head = makeHead();
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_view);
    m_stack->addWidget(new EmptyState(Symbol::Vm, tr("No machines visible"),
                                      tr("VMs that this account may see appear here. It needs VM.Audit."),
                                      m_parts.checkPrivileges, this));
    m_stack->addWidget(
        new EmptyState(Symbol::Search, tr("No matches"), tr("No machine fits the filter."), clear, this));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_trouble);
}

void MachinesPage::connectAll()
{
    connect(m_find, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter.setText(text);
        rowsChanged();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &MachinesPage::followChosen);
    connect(m_view, &QWidget::customContextMenuRequested, this, &MachinesPage::openMenu);
    connect(m_view, &QAbstractItemView::activated, this, [this] { act(MachineAct::Console); });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, signal, this, &MachinesPage::rowsChanged);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &MachinesPage::followChosen);
    connect(&m_power, &pve::Power::done, this, &MachinesPage::done);
    connect(&m_power, &pve::Power::failed, this, &MachinesPage::failed);
    connect(&m_parts.inventory, &pve::Inventory::refreshed, this, &MachinesPage::rowsChanged);
    connect(&m_parts.inventory, &pve::Inventory::failed, this, &MachinesPage::showTrouble);
    connect(&m_parts.messages, &MessageBar::acted, this, &MachinesPage::stopAnyway);
    connect(&m_parts.messages, &MessageBar::closed, this, [this](const QString &notice) {
        if (notice != stopKey)
            return;
        withdrawQuestion();
        m_view->setFocus();
    });
}

pve::VmId MachinesPage::chosen() const
{
    return m_view->currentIndex().data(MachineModel::VmIdRole).toInt();
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
    withdrawQuestion();
    followChosen();
}

void MachinesPage::rowsChanged()
{
    const int all = m_model.rowCount();
    const int shown = m_filter.rowCount();
    m_stack->setCurrentIndex(all == 0 ? Nothing : shown == 0 ? NoMatch : Table);
    m_count->setText(shown == all ? tr("%n machine(s)", nullptr, all)
                                  : tr("%1 of %n machine(s)", nullptr, all).arg(shown));
    if (!m_parts.inventory.error()) {
        m_view->setStale(false);
        m_trouble->hide();
    }
    followChosen();
}

/// What can be done changes with the VM; what was asked about may be gone.
void MachinesPage::followChosen()
{
    const Machine *machine = m_model.machine(chosen());
    for (const auto each : allMachineActs) {
        const bool reaches = each == MachineAct::CopySsh || (!m_readOnly && !m_parts.inventory.error());
        m_acts.value(each)->setEnabled(machine && reaches && isPossible(each, *machine));
    }
    const Machine *asked = m_model.machine(m_question.vmid);
    if (m_question.vmid != 0 && (!asked || !isPossible(MachineAct::Stop, *asked)))
        withdrawQuestion();
}

void MachinesPage::showTrouble(const base::Error &error)
{
    const QDateTime seen = m_parts.inventory.readAt();
    m_view->setStale(true);
    m_trouble->setText(seen.isValid() ? tr("Last seen %1.").arg(timeText(seen))
                                      : tr("The server does not answer."));
    m_trouble->setToolTip(ui::toolTip(error.text));
    m_trouble->show();
    followChosen();
}

void MachinesPage::act(MachineAct act)
{
    const Machine *machine = m_model.machine(chosen());
    if (!machine || !m_acts.value(act)->isEnabled())
        return;
    switch (act) {
    case MachineAct::Start:
        m_parts.messages.withdraw(failureKey(machine->vmid));
        return m_power.run(PowerAct::Start, machine->node, machine->vmid);
    case MachineAct::ShutDown:
        m_parts.messages.withdraw(failureKey(machine->vmid));
        return m_power.run(PowerAct::ShutDown, machine->node, machine->vmid);
    case MachineAct::Stop:
        return askToStop(*machine);
    case MachineAct::Console:
        return openConsole(*machine);
    case MachineAct::CopySsh:
        return copySsh(*machine);
    }
}

void MachinesPage::askToStop(const Machine &machine)
{
    m_question = {machine.vmid, machine.name, machine.node};
    m_parts.messages.post(
        {stopKey, Family::Retry, Symbol::Warn, tr("Stop %1 (%2)?").arg(machine.label()).arg(machine.vmid),
         tr("It is like pulling the plug: what the guest has not written yet is lost. Shut Down "
            "asks the guest to end by itself."),
         tr("Stop %1").arg(machine.label())});
    m_parts.messages.focusAction(stopKey);
}

void MachinesPage::stopAnyway(const QString &notice)
{
    if (notice != stopKey)
        return;
    const Question asked = m_question;
    withdrawQuestion();
    m_view->setFocus();
    const Machine *machine = m_model.machine(asked.vmid);
    if (!machine || machine->name != asked.name || machine->node != asked.node ||
        !isPossible(MachineAct::Stop, *machine))
        return;
    m_parts.messages.withdraw(failureKey(asked.vmid));
    m_power.run(PowerAct::Stop, asked.node, asked.vmid);
}

void MachinesPage::withdrawQuestion()
{
    m_question = {};
    m_parts.messages.withdraw(stopKey);
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
    const QString command = sshCommand(machine);
    QGuiApplication::clipboard()->setText(command);
    m_parts.messages.post({copiedKey, Family::Ok, Symbol::Copy, tr("Copied."), command, {}});
}

/// For words about a VM that may have gone meanwhile.
Machine MachinesPage::machineOr(pve::VmId vmid) const
{
    if (const Machine *machine = m_model.machine(vmid))
        return *machine;
    Machine gone;
    gone.vmid = vmid;
    return gone;
}

void MachinesPage::done(pve::VmId vmid, PowerAct act)
{
    const Machine machine = machineOr(vmid);
    const QString did = act == PowerAct::Start ? QStringLiteral("started") : QStringLiteral("stopped");
    m_parts.log.add(base::LogRecord::Level::Info,
                    QStringLiteral("%1 (%2) was %3").arg(machine.label()).arg(vmid).arg(did));
    m_parts.inventory.refreshResources();
}

void MachinesPage::failed(pve::VmId vmid, PowerAct act, const base::Error &error)
{
    const Machine machine = machineOr(vmid);
    const QString problem = problemText(act, machine);
    const QString reason = reasonText(act, machine, error);
    m_parts.messages.post({failureKey(vmid), Family::Fail, Symbol::Error, problem, reason, {}});
    m_parts.log.add(base::LogRecord::Level::Error, problem + u' ' + reason);
    m_parts.inventory.refreshResources();
}

void MachinesPage::openMenu(const QPoint &at)
{
    const QPoint place = m_view->viewport()->mapToGlobal(at);
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("machineMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto each : allMachineActs)
        menu->addAction(m_acts.value(each));
    menu->popup(place);
}

void MachinesPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    withdrawQuestion();
    m_find->clear();
    m_view->setFocus();
}

void MachinesPage::hideEvent(QHideEvent *event)
{
    withdrawQuestion();
    QWidget::hideEvent(event);
}

} // namespace ui
