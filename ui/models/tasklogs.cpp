// SPDX-License-Identifier: Apache-2.0
#include "ui/models/tasklogs.h"

namespace ui {

TaskLogs::TaskLogs(prov::Engine &engine, QObject *parent) : QObject(parent)
{
    connect(&engine, &prov::Engine::taskLogGrew, this, &TaskLogs::add);
    connect(&engine, &prov::Engine::jobRemoved, this, [this](const QString &id) { m_lines.remove(id); });
}

void TaskLogs::add(const QString &jobId, const QList<pve::LogLine> &lines)
{
    if (jobId.isEmpty())
        return;
    auto &kept = m_lines[jobId];
    kept.append(lines);
    if (kept.size() > capacity)
        kept.remove(0, kept.size() - capacity);
    emit grew(jobId, lines);
}

} // namespace ui
