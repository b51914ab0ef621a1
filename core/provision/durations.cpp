// SPDX-License-Identifier: Apache-2.0
#include "core/provision/durations.h"

#include <algorithm>

namespace prov {

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
    auto &took = m_took[kindOf(job)];
    took.append(job.totalMs);
    if (took.size() > remembered)
        took.removeFirst();
}

std::optional<qint64> Durations::expected(const Job &job) const
{
    auto took = m_took.value(kindOf(job));
    if (took.isEmpty())
        return std::nullopt;
    std::sort(took.begin(), took.end());
    const auto middle = took.size() / 2;
    return took.size() % 2 == 1 ? took.at(middle) : (took.at(middle - 1) + took.at(middle)) / 2;
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

std::optional<qint64> Pace::left(TimePoint now) const
{
    constexpr qsizetype enough = 5;
    constexpr double unsteady = 1.5;
    if (m_looks.size() < enough)
        return std::nullopt;
    const Look &last = m_looks.last();
    const Look &middle = m_looks.at(m_looks.size() / 2);
    const double before = rate(m_looks.first(), middle);
    const double lately = rate(middle, last);
    if (lately > before * unsteady || before > lately * unsteady)
        return std::nullopt;
    const auto toGo = static_cast<qint64>((100 - last.percent) / lately) - (now - last.at).count();
    return toGo > 0 ? std::optional(toGo) : std::nullopt; // it has stalled
}

} // namespace prov
