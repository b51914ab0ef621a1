// SPDX-License-Identifier: Apache-2.0
#include "core/provision/durations.h"

#include <algorithm>

namespace prov {

namespace {

std::size_t indexOf(Step workingStep)
{
    const auto *const found = std::find(workingSteps.begin(), workingSteps.end(), workingStep);
    return static_cast<std::size_t>(std::distance(workingSteps.begin(), found));
}

std::optional<qint64> median(QList<qint64> spans)
{
    if (spans.isEmpty())
        return std::nullopt;
    std::sort(spans.begin(), spans.end());
    const auto middle = spans.size() / 2;
    return spans.size() % 2 == 1 ? spans.at(middle) : (spans.at(middle - 1) + spans.at(middle)) / 2;
}

} // namespace

QString Durations::kindOf(const Job &job)
{
    const QStringList parts{job.owner.cluster,
                            job.spec.templateNode,
                            QString::number(job.spec.templateId),
                            job.spec.clone.storage, // empty: the template's, which is always the same
                            QString::number(static_cast<int>(job.spec.clone.full)),
                            QString::number(static_cast<int>(job.spec.start)),
                            QString::number(static_cast<int>(job.spec.waitFor))};
    return parts.join(u'/');
}

void Durations::observe(const Job &job)
{
    if (job.step != Step::Ready || job.totalMs <= 0 || m_seen.contains(job.id))
        return;
    m_seen.insert(job.id);
    Took mine{job.totalMs, {}};
    for (const auto step : workingSteps) {
        if (const auto &record = job.record(step); record.state == StepRecord::State::Done)
            mine.steps[indexOf(step)] = record.ms;
    }
    auto &took = m_took[kindOf(job)];
    took.append(mine);
    if (took.size() > remembered)
        took.removeFirst();
}

std::optional<qint64> Durations::expected(const Job &job) const
{
    QList<qint64> spans;
    for (const auto &took : m_took.value(kindOf(job)))
        spans.append(took.total);
    return median(spans);
}

std::optional<qint64> Durations::expected(const Job &job, Step step) const
{
    QList<qint64> spans;
    for (const auto &took : m_took.value(kindOf(job))) {
        if (const auto &span = took.steps.at(indexOf(step)))
            spans.append(*span);
    }
    return median(spans);
}

std::optional<Forecast> Durations::forecast(const QList<Job> &jobs, int parallel) const
{
    qint64 sum = 0;
    Forecast result{0, remembered};
    for (const auto &job : jobs) {
        const auto each = expected(job);
        if (!each)
            return std::nullopt;
        sum += *each;
        result.ms = std::max(result.ms, *each);
        result.earlier = std::min(result.earlier, m_took.value(kindOf(job)).size());
    }
    result.ms = std::max(result.ms, sum / std::max(1, parallel));
    return jobs.isEmpty() ? std::nullopt : std::optional(result);
}

void Pace::add(TimePoint at, double percent)
{
    constexpr qsizetype kept = 9;
    if (!m_looks.isEmpty() && percent < m_looks.last().percent)
        m_looks.clear(); // another try
    if (!m_looks.isEmpty() && (percent <= m_looks.last().percent || at <= m_looks.last().at))
        return;
    m_looks.append({at, percent});
    if (m_looks.size() > kept)
        m_looks.removeFirst();
}

double Pace::rate(const Look &from, const Look &to)
{
    return (to.percent - from.percent) / static_cast<double>((to.at - from.at).count());
}

std::optional<double> Pace::rate() const
{
    constexpr qsizetype enough = 5;
    constexpr double unsteady = 1.5;
    if (m_looks.size() < enough)
        return std::nullopt;
    const Look &middle = m_looks.at(m_looks.size() / 2);
    const double before = rate(m_looks.first(), middle);
    const double lately = rate(middle, m_looks.last());
    const bool isSteady = lately <= before * unsteady && before <= lately * unsteady;
    return isSteady ? std::optional(lately) : std::nullopt;
}

std::optional<qint64> Pace::left(TimePoint now) const
{
    const auto lately = rate();
    if (!lately)
        return std::nullopt;
    const Look &last = m_looks.last();
    const auto toGo = static_cast<qint64>((100 - last.percent) / *lately) - (now - last.at).count();
    return toGo > 0 ? std::optional(toGo) : std::nullopt; // it has stalled
}

void CopyPace::observe(const Job &job, TimePoint now)
{
    if (job.step != Step::Cloning || !job.percent) {
        *this = {};
        return;
    }
    m_all.add(now, *job.percent);
    if (const auto drive = job.progress.drivePercent())
        m_drive.add(now, *drive);
}

std::optional<qint64> CopyPace::bytesPerSecond(const TaskProgress &progress) const
{
    const auto rate = m_all.rate();
    const auto all = static_cast<double>(progress.totalBytes());
    return rate ? std::optional(static_cast<qint64>(*rate / 100 * all * 1000)) : std::nullopt;
}

} // namespace prov
