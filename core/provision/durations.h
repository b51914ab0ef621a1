// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/job.h"

#include <QHash>
#include <QSet>

namespace prov {

/// How long a batch is going to take.
struct Forecast
{
    qint64 ms = 0;         ///< until the last is Ready
    qsizetype earlier = 0; ///< of how many VMs it is judged; for several kinds the fewest
};

/// How long VMs took that were made alike: from the same template, to the same storage, with the same last
/// steps. A plain value; observe() is the only change.
class Durations
{
public:
    static constexpr qsizetype remembered = 12; ///< the last ones, of each kind

    /// Takes note of a job that has become Ready; each counts once, others not at all.
    void observe(const Job &job);
    /// ms from leaving the queue to Ready: the median of the last ones; nothing when there are none.
    [[nodiscard]] std::optional<qint64> expected(const Job &job) const;
    /// Of jobs that have not begun, `parallel` at a time; nothing unless each kind has been made before.
    [[nodiscard]] std::optional<Forecast> forecast(const QList<Job> &jobs, int parallel) const;

private:
    [[nodiscard]] static QString kindOf(const Job &job);
    QHash<QString, QList<qint64>> m_took;
    QSet<QString> m_seen;
};

/// How far a copy is over time, to tell when it ends.
class Pace
{
public:
    void add(TimePoint at, double percent); ///< 0…100
    /// ms to the end; nothing before the rate is steady: five looks, whose halves differ by half at most.
    [[nodiscard]] std::optional<qint64> left(TimePoint now) const;

private:
    struct Look
    {
        TimePoint at;
        double percent = 0;
    };
    [[nodiscard]] static double rate(const Look &from, const Look &to);
    QList<Look> m_looks;
};

} // namespace prov
