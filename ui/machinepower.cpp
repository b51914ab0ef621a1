// SPDX-License-Identifier: Apache-2.0
#include "ui/machinepower.h"

#include "ui/machineacts.h"
#include "ui/messagebar.h"

#include <algorithm>

namespace ui {

using pve::PowerAct;

namespace {

constexpr qsizetype mostNames = 5;
const QString stopKey = QStringLiteral("stopMachine");

QString failureKey(PowerAct act)
{
    return QStringLiteral("power-%1").arg(static_cast<int>(act));
}

MachineAct machineAct(PowerAct act)
{
    switch (act) {
    case PowerAct::Start:
        return MachineAct::Start;
    case PowerAct::ShutDown:
        return MachineAct::ShutDown;
    case PowerAct::Stop:
        return MachineAct::Stop;
    }
    Q_UNREACHABLE();
}

/// "web, db, git …"
QString namesOf(const QList<Machine> &machines)
{
    QStringList names;
    for (const Machine &machine : machines.mid(0, mostNames))
        names.append(MachinePower::tr("%1 (%2)").arg(machine.label()).arg(machine.vmid));
    if (machines.size() > mostNames)
        names.append(QStringLiteral("…"));
    return names.join(QStringLiteral(", "));
}

QString problemText(PowerAct act, int count)
{
    switch (act) {
    case PowerAct::Start:
        return MachinePower::tr("%n machine(s) could not be started.", nullptr, count);
    case PowerAct::ShutDown:
        return MachinePower::tr("%n machine(s) could not be shut down.", nullptr, count);
    case PowerAct::Stop:
        return MachinePower::tr("%n machine(s) could not be stopped.", nullptr, count);
    }
    Q_UNREACHABLE();
}

} // namespace

MachinePower::MachinePower(const Parts &parts, const MachineModel &model, QObject *parent)
    : QObject(parent), m_parts(parts), m_model(model)
{
    connect(&parts.power, &pve::Power::done, this, &MachinePower::done);
    connect(&parts.power, &pve::Power::failed, this, &MachinePower::failed);
    connect(&parts.messages, &MessageBar::acted, this, &MachinePower::stopAnyway);
    connect(&parts.messages, &MessageBar::closed, this, [this](const QString &notice) {
        if (notice == stopKey) {
            m_asked.clear();
            return emit answered();
        }
        for (const auto act : {PowerAct::Start, PowerAct::ShutDown, PowerAct::Stop}) {
            if (notice == failureKey(act))
                m_failures.remove(act);
        }
    });
}

void MachinePower::run(PowerAct act, const QList<Machine> &machines)
{
    for (const Machine &machine : machines) {
        if (!isPossible(machineAct(act), machine))
            continue;
        forget(machine.vmid);
        m_parts.power.run(act, machine.node, machine.vmid);
    }
}

void MachinePower::askToStop(const QList<Machine> &machines)
{
    m_asked.clear();
    QList<Machine> running;
    for (const Machine &machine : machines) {
        if (!isPossible(MachineAct::Stop, machine))
            continue;
        running.append(machine);
        m_asked.append(machine.looks());
    }
    if (running.isEmpty())
        return;
    const int count = static_cast<int>(running.size());
    const bool one = count == 1;
    const QString why =
        tr("It is like pulling the plug: what the guest has not written yet is lost. Shut Down "
           "asks the guest to end by itself.");
    m_parts.messages.post(
        {stopKey, Family::Retry, Symbol::Warn,
         one ? tr("Stop %1?").arg(namesOf(running)) : tr("Stop %n machine(s)?", nullptr, count),
         one ? why : tr("%1. %2").arg(namesOf(running), why),
         one ? tr("Stop %1").arg(running.constFirst().label()) : tr("Stop %n Machine(s)", nullptr, count)});
    m_parts.messages.focusAction(stopKey);
}

/// Those that were asked about and have not changed since.
QList<Machine> MachinePower::stillToStop() const
{
    QList<Machine> machines;
    for (const auto &looks : m_asked) {
        const Machine *machine = m_model.machine(looks.vmid);
        if (machine && machine->looks() == looks && isPossible(MachineAct::Stop, *machine))
            machines.append(*machine);
    }
    return machines;
}

void MachinePower::stopAnyway(const QString &notice)
{
    if (notice != stopKey)
        return;
    const auto machines = stillToStop();
    withdrawQuestion();
    emit answered();
    run(PowerAct::Stop, machines);
}

void MachinePower::withdrawQuestion()
{
    m_asked.clear();
    m_parts.messages.withdraw(stopKey);
}

void MachinePower::followMachines()
{
    if (!m_asked.isEmpty() && stillToStop().isEmpty())
        withdrawQuestion();
}

/// For words about a VM that may have gone meanwhile.
Machine MachinePower::machineOr(pve::VmId vmid) const
{
    if (const Machine *machine = m_model.machine(vmid))
        return *machine;
    Machine gone;
    gone.vmid = vmid;
    return gone;
}

void MachinePower::done(pve::VmId vmid, PowerAct act)
{
    const Machine machine = machineOr(vmid);
    const QString did = act == PowerAct::Start ? QStringLiteral("started") : QStringLiteral("stopped");
    m_parts.log.add(base::LogRecord::Level::Info,
                    QStringLiteral("%1 (%2) was %3").arg(machine.label()).arg(vmid).arg(did));
    m_parts.inventory.refreshResources();
}

void MachinePower::failed(pve::VmId vmid, PowerAct act, const base::Error &error)
{
    m_failures[act].insert(vmid, error);
    tell(act);
    const Machine machine = machineOr(vmid);
    m_parts.log.add(base::LogRecord::Level::Error,
                    ui::problemText(act, machine) + u' ' + reasonText(act, machine, error));
    m_parts.inventory.refreshResources();
}

/// What is tried again has not failed any more.
void MachinePower::forget(pve::VmId vmid)
{
    for (const auto act : {PowerAct::Start, PowerAct::ShutDown, PowerAct::Stop}) {
        if (m_failures[act].remove(vmid) > 0)
            tell(act);
    }
}

/// Several failures of one kind are one message: the reason of one, and the names of all.
void MachinePower::tell(PowerAct act)
{
    const auto &failures = m_failures[act];
    if (failures.isEmpty())
        return m_parts.messages.withdraw(failureKey(act));
    QList<Machine> machines;
    for (auto it = failures.begin(); it != failures.end(); ++it)
        machines.append(machineOr(it.key()));
    const Machine &first = machines.constFirst();
    const QString reason = reasonText(act, first, failures.first());
    const int count = static_cast<int>(failures.size());
    m_parts.messages.post(
        {failureKey(act),
         Family::Fail,
         Symbol::Error,
         count == 1 ? ui::problemText(act, first) : problemText(act, count),
         count == 1 ? reason
                    : tr("%1. The server says of %2: %3").arg(namesOf(machines), first.label(), reason),
         {}});
}

} // namespace ui
