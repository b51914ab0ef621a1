// SPDX-License-Identifier: Apache-2.0
#include "ui/models/tasklogs.h"

namespace ui {

TaskLogs::TaskLogs(prov::Engine &engine, QObject *parent) : QObject(parent), m_engine(engine)
{
    connect(&engine, &prov::Engine::taskLogGrew, this, &TaskLogs::add);
    connect(&engine, &prov::Engine::jobRemoved, this, [this](const QString &id) {
        m_lines.remove(id);
        m_upids.remove(id);
    });
}

void TaskLogs::add(const QString &jobId, const QList<pve::LogLine> &lines)
{
    if (jobId.isEmpty())
        return;
    auto &kept = m_lines[jobId];
    kept.append(lines);
    if (kept.size() > capacity)
        kept.remove(0, kept.size() - capacity);
    if (const auto *job = m_engine.job(jobId); job && job->task)
        m_upids.insert(jobId, job->task->upid.text);
    emit grew(jobId, lines);
}

QString TaskLogs::upid(const QString &jobId) const
{
    const auto *job = m_engine.job(jobId);
    if (job && job->task)
        return job->task->upid.text;
    const QString ofClone = job && job->cloneUpid ? job->cloneUpid->text : QString();
    return m_upids.value(jobId, ofClone);
}

} // namespace ui
