// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/provision/engine.h"

#include <QHash>

namespace ui {

/// A request of a job's own, without secrets.
struct SentRequest
{
    pve::Request request;
    QDateTime at;
    base::TimePoint since{};
    std::optional<base::Millis> took; ///< with its wait for a free worker; nothing while it is under way
    int http = 0;                     ///< 0: no answer
    std::optional<base::Error> error;
};

/// The requests of this run, by job: at most `capacity` each, the newest. Engine and clock outlive it.
class Requests final : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype capacity = 500;
    struct OfJob
    {
        QList<SentRequest> requests; ///< oldest first
        int dropped = 0;             ///< older ones
    };

    Requests(prov::Engine &engine, const base::Clock &clock, QObject *parent = nullptr);
    [[nodiscard]] OfJob of(const QString &jobId) const { return m_jobs.value(jobId); }

signals:
    void changed(const QString &jobId);

private:
    void begin(const QString &jobId, const pve::Request &request);
    void end(const QString &jobId, const pve::Answer &answer);

    const base::Clock &m_clock;
    QHash<QString, OfJob> m_jobs;
};

} // namespace ui
