// SPDX-License-Identifier: Apache-2.0
#include "ui/models/machinecells.h"

namespace ui {

namespace {

QString workingWord(pve::PowerAct act)
{
    switch (act) {
    case pve::PowerAct::Start:
        return MachineModel::tr("Starting…");
    case pve::PowerAct::ShutDown:
        return MachineModel::tr("Shutting down…");
    case pve::PowerAct::Stop:
        return MachineModel::tr("Stopping…");
    }
    Q_UNREACHABLE();
}

/// What the lists do not tell.
bool isFromJob(const Machine &machine, int column)
{
    return (column == MachineModel::Address && machine.addressFrom == Machine::AddressFrom::Job) ||
           (column == MachineModel::MadeFrom && !machine.madeFrom.isEmpty());
}

QString addressDetails(const Machine &machine)
{
    const QString all = machine.addresses.join(QStringLiteral(", "));
    switch (machine.addressFrom) {
    case Machine::AddressFrom::Nobody:
        return {};
    case Machine::AddressFrom::Job:
        return MachineModel::tr("%1, when it was made").arg(all);
    case Machine::AddressFrom::Config:
        return MachineModel::tr("%1, as its configuration sets it").arg(all);
    case Machine::AddressFrom::Guest:
        return MachineModel::tr("%1, as its guest agent says").arg(all);
    }
    Q_UNREACHABLE();
}

} // namespace

QString Machine::label() const
{
    return name.isEmpty() ? MachineModel::tr("VM %1").arg(vmid) : name;
}

Sign signOf(const Machine &machine)
{
    if (machine.underWay)
        return {Family::Run, Symbol::Power, workingWord(*machine.underWay)};
    if (machine.beingMade)
        return {Family::Run, Symbol::Clone, MachineModel::tr("Being made")};
    if (!machine.lock.isEmpty())
        return {Family::Retry, Symbol::Key, MachineModel::tr("Locked (%1)").arg(machine.lock)};
    if (machine.isRunning())
        return {Family::Ok, Symbol::Running, MachineModel::tr("Running")};
    if (machine.status == u"stopped")
        return {Family::Wait, Symbol::Stopped, MachineModel::tr("Stopped")};
    return {Family::Wait, Symbol::Info, MachineModel::tr("Unknown")};
}

namespace cells {

bool isNumber(int column)
{
    return column == MachineModel::Cores || column == MachineModel::Memory || column == MachineModel::Disk;
}

QString display(const Machine &machine, int column)
{
    switch (column) {
    case MachineModel::VmIdColumn:
        return QString::number(machine.vmid);
    case MachineModel::Name:
        return machine.label();
    case MachineModel::State:
        return signOf(machine).word;
    case MachineModel::Node:
        return machine.node;
    case MachineModel::Cores:
        return machine.cores > 0 ? QString::number(machine.cores) : QString();
    case MachineModel::Memory:
        return machine.memory > 0 ? sizeText(machine.memory) : QString();
    case MachineModel::Disk:
        return machine.disk > 0 ? sizeText(machine.disk) : QString();
    case MachineModel::Tags:
        return machine.tags.join(u' ');
    case MachineModel::Address:
        return machine.address;
    case MachineModel::MadeFrom:
        return machine.madeFrom;
    default:
        return {};
    }
}

QVariant sortKey(const Machine &machine, int column)
{
    switch (column) {
    case MachineModel::VmIdColumn:
        return machine.vmid;
    case MachineModel::Cores:
        return machine.cores;
    case MachineModel::Memory:
        return machine.memory;
    case MachineModel::Disk:
        return machine.disk;
    default:
        return display(machine, column);
    }
}

bool isGuess(const Machine &machine, int column)
{
    return isFromJob(machine, column) && !machine.confirmed;
}

QString details(const Machine &machine, int column)
{
    if (isGuess(machine, column))
        return MachineModel::tr("%1, not confirmed: a job made a VM with this VMID, node and name. "
                                "Select it to have its identity checked.")
            .arg(display(machine, column));
    if (column == MachineModel::Address)
        return addressDetails(machine);
    if (column == MachineModel::MadeFrom && machine.confirmed)
        return MachineModel::tr("%1, confirmed by mark and uuid").arg(machine.madeFrom);
    if (column == MachineModel::Name && !machine.pool.isEmpty())
        return MachineModel::tr("%1, in pool %2").arg(machine.label(), machine.pool);
    if (column == MachineModel::State && !machine.lock.isEmpty())
        return MachineModel::tr("%1, locked by PVE: %2").arg(signOf(machine).word, machine.lock);
    return display(machine, column);
}

QString spoken(const Machine &machine, int column)
{
    const QString text = display(machine, column);
    if (!isFromJob(machine, column))
        return text;
    return machine.confirmed ? MachineModel::tr("%1, confirmed").arg(text)
                             : MachineModel::tr("%1, not confirmed").arg(text);
}

} // namespace cells

} // namespace ui
