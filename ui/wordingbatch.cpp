// SPDX-License-Identifier: Apache-2.0
// What is said of a batch as a whole.
#include "ui/wording.h"

#include "core/pve/failures.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

using prov::Job;
using prov::Step;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::Words)
};

using Jobs = QList<const Job *>;

template <typename Is>
int count(const Jobs &jobs, Is is)
{
    return static_cast<int>(
        std::count_if(jobs.begin(), jobs.end(), [is](const Job *job) { return is(*job); }));
}

int countStep(const Jobs &jobs, Step step)
{
    return count(jobs, [step](const Job &job) { return job.step == step; });
}

} // namespace

QString batchTitle(const Jobs &jobs)
{
    if (jobs.isEmpty())
        return {};
    if (jobs.size() == 1)
        return jobs.first()->label();
    return Words::tr("%1 to %2").arg(jobs.first()->label(), jobs.last()->label());
}

QString batchSource(const Jobs &jobs)
{
    if (jobs.isEmpty())
        return {};
    const auto &job = *jobs.first();
    const auto name = job.templateName.isEmpty() ? QString::number(job.spec.templateId) : job.templateName;
    const auto &storage = job.spec.clone.storage.isEmpty() ? job.cloneStorage : job.spec.clone.storage;
    const auto text = Words::tr("%n VM(s) from %1", nullptr, static_cast<int>(jobs.size())).arg(name);
    return storage.isEmpty() ? text : Words::tr("%1 · %2").arg(text, pve::plainText(storage));
}

QString batchReady(const Jobs &jobs)
{
    return Words::tr("%1 of %2 ready").arg(countStep(jobs, Step::Ready)).arg(jobs.size());
}

QString batchRest(const Jobs &jobs)
{
    QStringList parts;
    if (const int failed = countStep(jobs, Step::Failed))
        parts.append(Words::tr("%1 failed").arg(failed));
    if (const int cancelled = countStep(jobs, Step::Cancelled))
        parts.append(Words::tr("%1 cancelled").arg(cancelled));
    if (const int detached = count(jobs, [](const Job &job) { return job.detached; }))
        parts.append(Words::tr("%1 detached").arg(detached));
    const bool ended =
        std::all_of(jobs.begin(), jobs.end(), [](const Job *job) { return isFinal(job->step); });
    if (ended && !jobs.isEmpty()) {
        const auto longest = std::max_element(
            jobs.begin(), jobs.end(), [](const Job *a, const Job *b) { return a->totalMs < b->totalMs; });
        parts.append(Words::tr("the longest took %1").arg(durationText((*longest)->totalMs)));
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace ui
