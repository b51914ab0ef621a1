// SPDX-License-Identifier: Apache-2.0
#include "app/window/jobwatch.h"

namespace app {

JobWatch::JobWatch(const prov::Engine &engine) : m_engine(engine)
{
    connect(&engine, &prov::Engine::jobAdded, this, &JobWatch::look);
    connect(&engine, &prov::Engine::jobChanged, this, &JobWatch::look);
    connect(&engine, &prov::Engine::jobRemoved, this, &JobWatch::close);
    const auto jobs = engine.jobs();
    for (const prov::Job &job : jobs)
        look(job.id);
}

QList<const prov::Job *> JobWatch::batch(const QString &id) const
{
    QList<const prov::Job *> members;
    const auto jobs = m_engine.jobs();
    for (const prov::Job &job : jobs) {
        if (job.batch == id)
            members.append(m_engine.job(job.id));
    }
    return members;
}

void JobWatch::look(const QString &jobId)
{
    const prov::Job *job = m_engine.job(jobId);
    if (job == nullptr || !m_engine.isDriven(jobId) || prov::isFinal(job->step))
        return close(jobId);
    const bool wasWorking = isWorking();
    m_batches.insert(jobId, job->batch);
    m_open[job->batch].insert(jobId);
    if (job->waitsForSecret)
        m_working.remove(jobId);
    else
        m_working.insert(jobId);
    if (isWorking() != wasWorking)
        emit workingChanged(isWorking());
}

void JobWatch::close(const QString &jobId)
{
    const bool wasWorking = isWorking();
    m_working.remove(jobId);
    const QString batch = m_batches.take(jobId);
    const auto open = m_open.find(batch);
    if (open == m_open.end())
        return;
    open->remove(jobId);
    if (open->isEmpty()) {
        m_open.erase(open);
        emit batchEnded(batch);
    }
    if (isWorking() != wasWorking)
        emit workingChanged(isWorking());
}

} // namespace app
