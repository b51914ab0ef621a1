// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/engine.h"
#include "core/pve/inventory.h"
#include "core/pve/power.h"
#include "ui/machineaddresses.h"
#include "ui/machineorigins.h"
#include "ui/wording.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QTimer>

#include <set>
#include <vector>

namespace ui {

/// A VM that is there, as the page of machines shows it. What only Slipway knows of it comes from the job
/// that made it. Until its marker and uuid were read that is a guess, made while VMID, node and name are all
/// the job's: a VMID alone says nothing.
struct Machine
{
    pve::VmId vmid = 0;
    QString name; ///< as the server has it; empty for a few seconds after a VM was made
    QString node;
    QString status; ///< running, stopped, unknown (pve/FACTS.md 7); after an action what that made of it
    QString lock;
    QString pool;
    QStringList tags;
    int cores = 0;
    qint64 memory = 0; ///< bytes
    qint64 disk = 0;   ///< bytes, the first one
    std::optional<pve::PowerAct> underWay;
    bool beingMade = false; ///< by a job that goes on
    /// Who says which address it has; a job says what it was when it made the VM.
    enum class AddressFrom { Nobody, Job, Config, Guest };
    AddressFrom addressFrom = AddressFrom::Nobody;
    QString address;        ///< the first one
    QStringList addresses;  ///< all of them
    QString user;           ///< of cloud-init
    QString madeFrom;       ///< the template's name, else its VMID
    QString jobId;          ///< of the job that these are from; empty: of none
    bool confirmed = false; ///< that it is this job's VM (design "Identity")

    [[nodiscard]] MachineOrigins::Looks looks() const { return {vmid, node, name}; }
    [[nodiscard]] QString label() const; ///< the name, or "VM 130" without one
    [[nodiscard]] bool isRunning() const { return status == u"running"; }
    bool operator==(const Machine &) const = default;
};
[[nodiscard]] Sign signOf(const Machine &machine);

/// The VMs of the inventory as rows, by VMID; templates are none. Follows inventory, jobs and actions with
/// the smallest changes, so that selection and scroll of a view survive. All outlive it; the engine is
/// loaded.
class MachineModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { VmIdColumn, Name, State, Node, Cores, Memory, Disk, Tags, Address, MadeFrom, ColumnCount };
    enum Role {
        VmIdRole = Qt::UserRole + 1,
        SortRole,   ///< a number or a text, as the column has it
        FamilyRole, ///< ui::Family as int, of the state
        SymbolRole, ///< ui::Symbol as int, likewise
        GuessRole,  ///< what stands here is from a job that was not confirmed to have made it
    };
    /// The server's list lags that much (pve/FACTS.md 11): until it is older than an action of ours by this,
    /// the action is believed.
    static constexpr base::Millis lag{10'000};

    MachineModel(const pve::Inventory &inventory, const prov::Engine &engine, const pve::Power &power,
                 const MachineOrigins &origins, const MachineAddresses &addresses, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] const Machine &machineAt(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] const Machine *machine(pve::VmId vmid) const; ///< nullptr: not there

private:
    void touchSoon(pve::VmId vmid);
    void touchJob(const QString &id);
    void touchAddresses();
    void follow();
    void followTouched();
    void followOne(pve::VmId vmid);
    void removeGone(const std::vector<Machine> &wanted);
    void insertNew(const std::vector<Machine> &wanted);
    void update(std::vector<Machine> wanted);
    [[nodiscard]] std::vector<Machine> wantedRows() const;
    [[nodiscard]] std::vector<Machine> touchedRows() const;
    [[nodiscard]] Machine machineOf(const pve::Resource &vm) const;
    void addWhatElseIsKnown(std::vector<Machine> &rows) const;
    void addJobs(std::vector<Machine> &rows) const;
    void addFindings(std::vector<Machine> &rows) const;
    void addAddresses(std::vector<Machine> &rows) const;

    const pve::Inventory &m_inventory;
    const prov::Engine &m_engine;
    const pve::Power &m_power;
    const MachineOrigins &m_origins;
    const MachineAddresses &m_addresses;
    std::vector<Machine> m_rows;
    QTimer m_soon; ///< jobs change many times a second
    std::set<pve::VmId> m_touched;
    QSet<QString> m_touchedJobs;
};

} // namespace ui
