// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/engine.h"
#include "core/pve/inventory.h"

#include <QObject>
#include <QSet>

namespace prov {

/// Looks in the inventory for VMs that jobs have left locked on the server, and tells the engine when one is
/// gone. Only what was seen there can be seen to go: an account may have no right to see a half-made VM
/// (pve/failures.md). Engine and inventory outlive it.
class Leftovers final : public QObject
{
    Q_OBJECT
public:
    Leftovers(Engine &engine, const pve::Inventory &inventory, QObject *parent = nullptr);

private:
    void follow(const QString &jobId);
    void look();

    Engine &m_engine;
    const pve::Inventory &m_inventory;
    QSet<QString> m_jobs; ///< that have left something
    QSet<pve::VmId> m_seen;
};

} // namespace prov
