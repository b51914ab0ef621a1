// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/engine.h"

#include <QHash>

namespace ui {

/// The lines of the server's task logs that have been seen in this run, by job: at most `capacity` each, the
/// newest. A job's next task begins behind the last line of the one before. The engine outlives it.
class TaskLogs final : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype capacity = 5000;

    explicit TaskLogs(prov::Engine &engine, QObject *parent = nullptr);
    /// Of the job's task that runs, or of its last; empty when none is known.
    [[nodiscard]] QString upid(const QString &jobId) const;
    [[nodiscard]] QList<pve::LogLine> lines(const QString &jobId) const { return m_lines.value(jobId); }

signals:
    void grew(const QString &jobId, const QList<pve::LogLine> &lines);

private:
    void add(const QString &jobId, const QList<pve::LogLine> &lines);
    const prov::Engine &m_engine;
    QHash<QString, QList<pve::LogLine>> m_lines;
    QHash<QString, QString> m_upids; ///< of the lines that came last
};

} // namespace ui
