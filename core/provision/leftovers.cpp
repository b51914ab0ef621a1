// SPDX-License-Identifier: Apache-2.0
#include "core/provision/leftovers.h"

#include "core/provision/outcome.h"

#include <utility>

namespace prov {

Leftovers::Leftovers(Engine &engine, const pve::Inventory &inventory, QObject *parent)
    : QObject(parent), m_engine(engine), m_inventory(inventory)
{
    connect(&engine, &Engine::jobAdded, this, &Leftovers::follow);
    connect(&engine, &Engine::jobChanged, this, &Leftovers::follow);
    connect(&engine, &Engine::jobRemoved, this, &Leftovers::follow);
    connect(&inventory, &pve::Inventory::refreshed, this, &Leftovers::look);
    const auto jobs = engine.jobs();
    for (const auto &job : jobs)
        follow(job.id);
}

void Leftovers::follow(const QString &jobId)
{
    const auto *job = m_engine.job(jobId);
    if (job && m_engine.canResume(*job) && !leftLocked(*job).isEmpty()) // others see to theirs
        m_jobs.insert(jobId);
    else
        m_jobs.remove(jobId);
}

void Leftovers::look()
{
    QList<std::pair<QString, pve::VmId>> gone;
    for (const auto &id : std::as_const(m_jobs)) {
        const auto *job = m_engine.job(id);
        const auto vmids = leftLocked(*job);
        for (const auto vmid : vmids) {
            if (m_inventory.data().vm(vmid))
                m_seen.insert(vmid);
            else if (m_seen.contains(vmid) && job->leftBehind.contains(vmid))
                gone.append({id, vmid});
        }
    }
    for (const auto &[id, vmid] : std::as_const(gone))
        m_engine.forgetLeft(id, vmid);
}

} // namespace prov
