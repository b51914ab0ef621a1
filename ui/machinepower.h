// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/log.h"
#include "core/pve/inventory.h"
#include "core/pve/power.h"
#include "ui/models/machinemodel.h"

#include <QMap>

namespace ui {

class MessageBar;

/// Starts and stops machines, one or several, and tells in the message bar what could not be done and why.
/// Stopping is asked about there first: the answer holds for the very VMs that were named, as far as they
/// still run. All outlive it.
class MachinePower final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        pve::Power &power;
        pve::Inventory &inventory;
        base::Log &log;
        MessageBar &messages;
    };
    MachinePower(const Parts &parts, const MachineModel &model, QObject *parent = nullptr);

    /// Those among `machines` with which it makes sense.
    void run(pve::PowerAct act, const QList<Machine> &machines);
    void askToStop(const QList<Machine> &machines);
    void withdrawQuestion();
    /// Machines have changed: what was asked about may be gone.
    void followMachines();

signals:
    void answered(); ///< the question is over; the keyboard can go back

private:
    void stopAnyway(const QString &notice);
    void done(pve::VmId vmid, pve::PowerAct act);
    void failed(pve::VmId vmid, pve::PowerAct act, const base::Error &error);
    void forget(pve::VmId vmid);
    void tell(pve::PowerAct act);
    [[nodiscard]] QList<Machine> stillToStop() const;
    [[nodiscard]] Machine machineOr(pve::VmId vmid) const;

    Parts m_parts;
    const MachineModel &m_model;
    QList<MachineOrigins::Looks> m_asked;
    QMap<pve::PowerAct, QMap<pve::VmId, base::Error>> m_failures; ///< that are told of
};

} // namespace ui
