// SPDX-License-Identifier: Apache-2.0
#include "app/drive.h"

#include <algorithm>
#include <utility>

namespace app {

using prov::Job;

bool isSettled(const Job &job, bool waitForDetached)
{
    if (job.isBeingDeleted())
        return false;
    return prov::isFinal(job.step) || job.waitsForSecret || (job.detached && !waitForDetached);
}

Drive::Drive(prov::Engine &engine, const QStringList &ids, bool waitForDetached, QObject *parent)
    : QObject(parent), m_engine(engine), m_ids(ids), m_waitForDetached(waitForDetached)
{
    connect(&m_engine, &prov::Engine::jobChanged, this, &Drive::look);
}

void Drive::start()
{
    for (const auto &id : m_ids) {
        if (const auto *job = m_engine.job(id))
            emit changed(*job);
    }
    finishWhenOver();
}

QList<Job> Drive::jobs() const
{
    QList<Job> result;
    for (const auto &id : m_ids) {
        if (const auto *job = m_engine.job(id))
            result.append(*job);
    }
    return result;
}

void Drive::look(const QString &id)
{
    const auto *job = m_engine.job(id);
    if (!job || !m_ids.contains(id) || m_finished)
        return;
    emit changed(*job);
    finishWhenOver();
}

void Drive::finishWhenOver()
{
    if (m_finished || !isOver())
        return;
    m_finished = true;
    // Not inside a signal of the engine: whoever hears this may take it down.
    QMetaObject::invokeMethod(this, &Drive::finished, Qt::QueuedConnection);
}

bool Drive::isOver() const
{
    return std::all_of(m_ids.begin(), m_ids.end(), [this](const QString &id) {
        const auto *job = m_engine.job(id);
        return !job || isSettled(*job, m_waitForDetached);
    });
}

} // namespace app
