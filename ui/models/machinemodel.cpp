// SPDX-License-Identifier: Apache-2.0
#include "ui/models/machinemodel.h"

#include "ui/models/machinecells.h"

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr int jobsInterval = 500; ///< ms
const int rightAligned = static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
const int leftAligned = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);

/// The lists know neither marker nor uuid, so what they do know of the VM has to be the job's, all of it.
bool isLikelyOf(const prov::Job &job, const Machine &machine)
{
    return job.vm == prov::Presence::Present && job.vmid == machine.vmid && job.node == machine.node &&
           !machine.name.isEmpty() && job.spec.name == machine.name;
}

void setAddresses(Machine &machine, const QStringList &addresses, Machine::AddressFrom from)
{
    machine.addresses = addresses;
    machine.address = addresses.value(0);
    machine.addressFrom = addresses.isEmpty() ? Machine::AddressFrom::Nobody : from;
}

void addJob(Machine &machine, const prov::Job &job)
{
    machine.jobId = job.id;
    setAddresses(machine, job.addresses, Machine::AddressFrom::Job);
    machine.user = job.spec.cloudInit.user.value;
    machine.madeFrom = job.templateName.isEmpty() ? QString::number(job.spec.templateId) : job.templateName;
}

/// All that a job said of it.
void takeJob(Machine &machine)
{
    machine.jobId.clear();
    setAddresses(machine, {}, Machine::AddressFrom::Nobody);
    machine.user.clear();
    machine.madeFrom.clear();
}

bool isBefore(const Machine &a, const Machine &b)
{
    return a.vmid < b.vmid;
}

Machine *find(std::vector<Machine> &rows, pve::VmId vmid)
{
    Machine key;
    key.vmid = vmid;
    const auto at = std::lower_bound(rows.begin(), rows.end(), key, isBefore);
    return at != rows.end() && at->vmid == vmid ? &*at : nullptr;
}

bool has(const std::vector<Machine> &machines, const Machine &one)
{
    return std::binary_search(machines.begin(), machines.end(), one, isBefore);
}

} // namespace

MachineModel::MachineModel(const pve::Inventory &inventory, const prov::Engine &engine,
                           const pve::Power &power, const MachineOrigins &origins,
                           const MachineAddresses &addresses, QObject *parent)
    : QAbstractTableModel(parent),
      m_inventory(inventory),
      m_engine(engine),
      m_power(power),
      m_origins(origins),
      m_addresses(addresses)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(jobsInterval);
    connect(&m_soon, &QTimer::timeout, this, &MachineModel::followTouched);
    for (const auto signal : {&prov::Engine::jobAdded, &prov::Engine::jobChanged, &prov::Engine::jobRemoved})
        connect(&engine, signal, this, &MachineModel::touchJob);
    connect(&addresses, &MachineAddresses::changed, this, &MachineModel::touchAddresses);
    connect(&inventory, &pve::Inventory::refreshed, this, &MachineModel::follow);
    connect(&power, &pve::Power::changed, this, &MachineModel::followOne);
    connect(&origins, &MachineOrigins::changed, this, &MachineModel::followOne);
    follow();
}

void MachineModel::touchSoon(pve::VmId vmid)
{
    m_touched.insert(vmid);
    if (!m_soon.isActive())
        m_soon.start();
}

/// What its VM says changes, and that of the row that is said to be its.
void MachineModel::touchJob(const QString &id)
{
    m_touchedJobs.insert(id);
    const prov::Job *job = m_engine.job(id);
    touchSoon(job ? job->vmid : 0);
}

void MachineModel::touchAddresses()
{
    const auto known = m_addresses.known();
    for (const auto &looks : known)
        touchSoon(looks.vmid);
}

void MachineModel::followOne(pve::VmId vmid)
{
    m_touched.insert(vmid);
    followTouched();
}

Machine MachineModel::machineOf(const pve::Resource &vm) const
{
    Machine machine;
    machine.vmid = vm.vmid;
    machine.name = vm.name;
    machine.node = vm.node;
    machine.status = vm.status;
    machine.lock = vm.lock;
    machine.pool = vm.pool;
    machine.tags = vm.tags;
    machine.cores = static_cast<int>(vm.maxCpu);
    machine.memory = vm.maxMem;
    machine.disk = vm.maxDisk;
    machine.underWay = m_power.underWay(vm.vmid);
    const auto deed = m_power.lastDone(vm.vmid);
    if (deed && deed->at.msecsTo(m_inventory.readAt()) < lag.count())
        machine.status =
            deed->act == pve::PowerAct::Start ? QStringLiteral("running") : QStringLiteral("stopped");
    return machine;
}

std::vector<Machine> MachineModel::wantedRows() const
{
    std::vector<Machine> rows;
    const auto &vms = m_inventory.data().vms;
    rows.reserve(static_cast<std::size_t>(vms.size()));
    for (const pve::Resource &vm : vms) {
        if (!vm.isTemplate)
            rows.push_back(machineOf(vm));
    }
    addWhatElseIsKnown(rows);
    return rows;
}

/// Of those that have a row.
std::vector<Machine> MachineModel::touchedRows() const
{
    auto touched = m_touched;
    for (const Machine &row : m_rows) {
        if (!row.jobId.isEmpty() && m_touchedJobs.contains(row.jobId))
            touched.insert(row.vmid);
    }
    std::vector<Machine> rows;
    for (const pve::VmId vmid : touched) {
        const auto *vm = m_inventory.data().vm(vmid);
        if (vm && machine(vmid))
            rows.push_back(machineOf(*vm));
    }
    addWhatElseIsKnown(rows);
    return rows;
}

void MachineModel::addWhatElseIsKnown(std::vector<Machine> &rows) const
{
    addJobs(rows);
    addFindings(rows);
    addAddresses(rows);
}

/// Of several jobs that had a VMID the last one counts.
void MachineModel::addJobs(std::vector<Machine> &rows) const
{
    for (const QString &id : m_engine.jobIds()) {
        const prov::Job &job = *m_engine.job(id);
        Machine *machine = find(rows, job.vmid);
        if (!machine || !m_engine.canResume(job) || !isLikelyOf(job, *machine))
            continue;
        addJob(*machine, job);
        machine->beingMade = m_engine.isDriven(job.id) && !prov::isFinal(job.step);
    }
}

/// What was read of a VM has the last word, whichever name and node its job gave it.
void MachineModel::addFindings(std::vector<Machine> &rows) const
{
    const auto known = m_origins.known();
    for (const auto &looks : known) {
        Machine *machine = find(rows, looks.vmid);
        const auto finding = machine ? m_origins.of(machine->looks()) : MachineOrigins::Finding();
        if (finding.state != MachineOrigins::Finding::State::Read)
            continue;
        takeJob(*machine);
        machine->confirmed = finding.job != nullptr;
        if (finding.job)
            addJob(*machine, *finding.job);
    }
}

/// What it has now goes before what it had when it was made.
void MachineModel::addAddresses(std::vector<Machine> &rows) const
{
    const auto known = m_addresses.known();
    for (const auto &looks : known) {
        Machine *machine = find(rows, looks.vmid);
        const auto found = machine ? m_addresses.of(machine->looks()) : QList<prov::AddressInUse>();
        if (found.isEmpty())
            continue;
        QStringList addresses;
        for (const auto &each : found)
            addresses.append(prov::addressText(each.address));
        addresses.removeDuplicates(); // the guest tells what is set, too
        setAddresses(*machine, addresses,
                     found.front().source == prov::AddressInUse::Source::Config
                         ? Machine::AddressFrom::Config
                         : Machine::AddressFrom::Guest);
    }
}

void MachineModel::follow()
{
    auto wanted = wantedRows();
    removeGone(wanted);
    insertNew(wanted);
    update(std::move(wanted));
    m_touched.clear();
    m_touchedJobs.clear();
}

/// The rest stays as it is, of ten thousand.
void MachineModel::followTouched()
{
    update(touchedRows());
    m_touched.clear();
    m_touchedJobs.clear();
}

void MachineModel::removeGone(const std::vector<Machine> &wanted)
{
    for (auto last = m_rows.size(); last > 0;) {
        auto first = last;
        while (first > 0 && !has(wanted, m_rows[first - 1]))
            --first;
        if (first == last) {
            --last;
            continue;
        }
        beginRemoveRows({}, static_cast<int>(first), static_cast<int>(last) - 1);
        m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(first),
                     m_rows.begin() + static_cast<std::ptrdiff_t>(last));
        endRemoveRows();
        last = first;
    }
}

/// Every row is in `wanted` by now, so that a run of new ones stands before the same row in both.
void MachineModel::insertNew(const std::vector<Machine> &wanted)
{
    for (std::size_t at = 0; at < wanted.size(); ++at) {
        auto end = at;
        while (end < wanted.size() && (at == m_rows.size() || isBefore(wanted[end], m_rows[at])))
            ++end;
        if (end == at)
            continue;
        beginInsertRows({}, static_cast<int>(at), static_cast<int>(end) - 1);
        m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(at),
                      wanted.begin() + static_cast<std::ptrdiff_t>(at),
                      wanted.begin() + static_cast<std::ptrdiff_t>(end));
        endInsertRows();
        at = end - 1;
    }
}

/// Each of them has a row by now.
void MachineModel::update(std::vector<Machine> wanted)
{
    for (Machine &machine : wanted) {
        Machine *row = find(m_rows, machine.vmid);
        if (*row == machine)
            continue;
        *row = std::move(machine);
        const auto changed = static_cast<int>(row - m_rows.data());
        emit dataChanged(index(changed, 0), index(changed, ColumnCount - 1));
    }
}

const Machine *MachineModel::machine(pve::VmId vmid) const
{
    Machine key;
    key.vmid = vmid;
    const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), key, isBefore);
    return at != m_rows.end() && at->vmid == vmid ? &*at : nullptr;
}

int MachineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int MachineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MachineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Machine &machine = machineAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return cells::display(machine, index.column());
    case Qt::ToolTipRole:
        return toolTip(cells::details(machine, index.column()));
    case Qt::AccessibleTextRole:
        return cells::spoken(machine, index.column());
    case GuessRole:
        return cells::isGuess(machine, index.column());
    case Qt::TextAlignmentRole:
        return cells::isNumber(index.column()) ? QVariant(rightAligned) : QVariant();
    case VmIdRole:
        return machine.vmid;
    case SortRole:
        return cells::sortKey(machine, index.column());
    case FamilyRole:
        return static_cast<int>(signOf(machine).family);
    case SymbolRole:
        return static_cast<int>(signOf(machine).symbol);
    default:
        return {};
    }
}

QVariant MachineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return cells::isNumber(section) ? rightAligned : leftAligned;
    if (role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const QStringList titles{tr("VMID"),   tr("Name"), tr("State"), tr("Node"),    tr("Cores"),
                             tr("Memory"), tr("Disk"), tr("Tags"),  tr("Address"), tr("Made from")};
    return titles.at(section);
}

} // namespace ui
