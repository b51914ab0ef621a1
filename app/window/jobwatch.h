// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/engine.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace app {

/// When this process works on jobs, and when a batch of them has ended: what the desktop is to know of them.
/// The engine outlives it.
class JobWatch final : public QObject
{
    Q_OBJECT
public:
    explicit JobWatch(const prov::Engine &engine);

    /// Not while all that is left waits for somebody to type a secret.
    [[nodiscard]] bool isWorking() const { return !m_working.isEmpty(); }
    [[nodiscard]] QList<const prov::Job *> batch(const QString &id) const;
    /// Those that wait for somebody to type a secret, in the order of their making.
    [[nodiscard]] QList<const prov::Job *> waiting() const;

signals:
    void workingChanged(bool working);
    void waitingChanged(bool waiting); ///< the first one waits for a secret, or none any more
    void batchEnded(const QString &batch);

private:
    void look(const QString &jobId);
    void close(const QString &jobId);
    void setWaiting(const QString &jobId, bool waits);

    const prov::Engine &m_engine;
    QHash<QString, QString> m_batches;    ///< of unfinished jobs
    QHash<QString, QSet<QString>> m_open; ///< batch → its unfinished jobs
    QSet<QString> m_working;              ///< those that wait for no person
    QSet<QString> m_waiting;              ///< the others
};

} // namespace app
