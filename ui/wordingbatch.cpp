// SPDX-License-Identifier: Apache-2.0
// What is said of a batch as a whole.
#include "ui/wording.h"

#include "core/provision/outcome.h"
#include "core/pve/failures.h"
#include "ui/words.h"

#include <algorithm>
#include <functional>

namespace ui {

using prov::Job;
using prov::Step;

namespace {

using Jobs = QList<const Job *>;

template <typename Is>
int count(const Jobs &jobs, Is is)
{
    return static_cast<int>(
        std::count_if(jobs.begin(), jobs.end(), [is](const Job *job) { return is(*job); }));
}

/// VMs, those of earlier tries too.
int countLeftLocked(const Jobs &jobs)
{
    int left = 0;
    for (const auto *job : jobs)
        left += static_cast<int>(prov::leftLocked(*job).size());
    return left;
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

/// Each job counts once: a VM that was deleted is neither ready nor failed any more.
QString batchReady(const Jobs &jobs)
{
    const int ready = count(jobs, [](const Job &job) {
        return job.step == Step::Ready && !wasDeleted(job) && !job.isBeingDeleted();
    });
    return Words::tr("%1 of %2 ready").arg(ready).arg(jobs.size());
}

QString batchRest(const Jobs &jobs)
{
    QStringList parts;
    const auto add = [&parts](const QString &words, int n) {
        if (n > 0)
            parts.append(words.arg(n));
    };
    const auto ended = [&jobs](Step step) {
        return count(jobs, [step](const Job &job) {
            return job.step == step && !wasDeleted(job) && !job.isBeingDeleted();
        });
    };
    add(Words::tr("%1 failed"), ended(Step::Failed));
    add(Words::tr("%1 cancelled"), ended(Step::Cancelled));
    add(Words::tr("%1 being deleted"), count(jobs, std::mem_fn(&Job::isBeingDeleted)));
    add(Words::tr("%1 deleted"), count(jobs, prov::wasDeleted));
    add(Words::tr("%1 detached"), count(jobs, [](const Job &job) { return job.detached; }));
    add(Words::tr("%1 left locked"), countLeftLocked(jobs));
    const bool allEnded =
        std::all_of(jobs.begin(), jobs.end(), [](const Job *job) { return isFinal(job->step); });
    if (allEnded && !jobs.isEmpty()) {
        const auto longest = std::max_element(
            jobs.begin(), jobs.end(), [](const Job *a, const Job *b) { return a->totalMs < b->totalMs; });
        parts.append(Words::tr("the longest took %1").arg(durationText((*longest)->totalMs)));
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace ui
