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
    /// ms of one of its steps, likewise.
    [[nodiscard]] std::optional<qint64> expected(const Job &job, Step step) const;
    /// Of jobs that have not begun, `parallel` at a time; nothing unless each kind has been made before.
    [[nodiscard]] std::optional<Forecast> forecast(const QList<Job> &jobs, int parallel) const;

private:
    [[nodiscard]] static QString kindOf(const Job &job);
    struct Took
    {
        qint64 total = 0;
        std::array<std::optional<qint64>, workingSteps.size()> steps; ///< those that were done
    };
    QHash<QString, QList<Took>> m_took;
    QSet<QString> m_seen;
};

/// How far a copy is over time, to tell when it ends.
class Pace
{
public:
    void add(TimePoint at, double percent); ///< 0…100
    /// Percent in a millisecond; nothing before the same is steady.
    [[nodiscard]] std::optional<double> rate() const;
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

/// How fast a clone is copied: all of its disks, and the one that it is at.
class CopyPace
{
public:
    void observe(const Job &job, TimePoint now);
    [[nodiscard]] std::optional<qint64> left(TimePoint now) const { return m_all.left(now); }
    [[nodiscard]] std::optional<qint64> driveLeft(TimePoint now) const { return m_drive.left(now); }
    [[nodiscard]] std::optional<qint64> bytesPerSecond(const TaskProgress &progress) const;

private:
    Pace m_all;
    Pace m_drive;
};

} // namespace prov
