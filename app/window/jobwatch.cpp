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

QList<const prov::Job *> JobWatch::waiting() const
{
    QList<const prov::Job *> those;
    const auto jobs = m_waiting.isEmpty() ? QList<prov::Job>() : m_engine.jobs();
    for (const prov::Job &job : jobs) {
        if (m_waiting.contains(job.id))
            those.append(m_engine.job(job.id));
    }
    return those;
}

void JobWatch::setWaiting(const QString &jobId, bool waits)
{
    const bool hadAny = !m_waiting.isEmpty();
    if (waits)
        m_waiting.insert(jobId);
    else
        m_waiting.remove(jobId);
    if (hadAny == m_waiting.isEmpty())
        emit waitingChanged(!hadAny);
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
    setWaiting(jobId, job->waitsForSecret);
}

void JobWatch::close(const QString &jobId)
{
    const bool wasWorking = isWorking();
    m_working.remove(jobId);
    setWaiting(jobId, false);
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
