// SPDX-License-Identifier: Apache-2.0
#include "ui/leftovers.h"

#include <utility>

namespace ui {

using prov::Job;

namespace {

/// Of earlier tries, and of the last one, which the next try will leave behind.
QList<pve::VmId> leftBy(const Job &job)
{
    auto vmids = job.leftBehind;
    if (job.vm == prov::Presence::Orphan)
        vmids.append(job.vmid);
    return vmids;
}

} // namespace

Leftovers::Leftovers(prov::Engine &engine, const pve::Inventory &inventory, QObject *parent)
    : QObject(parent), m_engine(engine), m_inventory(inventory)
{
    connect(&engine, &prov::Engine::jobAdded, this, &Leftovers::follow);
    connect(&engine, &prov::Engine::jobChanged, this, &Leftovers::follow);
    connect(&engine, &prov::Engine::jobRemoved, this, &Leftovers::follow);
    connect(&inventory, &pve::Inventory::refreshed, this, &Leftovers::look);
    const auto jobs = engine.jobs();
    for (const auto &job : jobs)
        follow(job.id);
}

void Leftovers::follow(const QString &jobId)
{
    const auto *job = m_engine.job(jobId);
    if (job && m_engine.canResume(*job) && !leftBy(*job).isEmpty()) // others see to theirs
        m_jobs.insert(jobId);
    else
        m_jobs.remove(jobId);
}

void Leftovers::look()
{
    QList<std::pair<QString, pve::VmId>> gone;
    for (const auto &id : std::as_const(m_jobs)) {
        const auto *job = m_engine.job(id);
        const auto vmids = leftBy(*job);
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

} // namespace ui
