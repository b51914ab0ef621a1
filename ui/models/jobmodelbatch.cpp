// SPDX-License-Identifier: Apache-2.0
// What the model of jobs says of a batch as a whole.
#include "ui/models/jobmodel.h"

#include <algorithm>

namespace ui {

using prov::Job;

/// 0: nothing is known of it.
Remaining JobModel::left(const Job &job) const
{
    if (job.detached || job.waitsForSecret || !m_engine.isDriven(job.id))
        return {0, true};
    const bool queued = job.step == prov::Step::Queued;
    const auto spent = queued ? 0 : (m_clock.now() - job.jobStart).count();
    const auto byOthers = m_durations.expected(job).value_or(0) - spent;
    const auto copying = pace(job.id).left(m_clock.now()).value_or(0); // and steps behind it
    return {std::max({byOthers, copying, qint64{0}}), byOthers <= copying};
}

std::optional<Remaining> JobModel::left(const QList<const Job *> &jobs) const
{
    qint64 sum = 0;
    int atWork = 0;
    Remaining all;
    for (const auto *job : jobs) {
        if (prov::isFinal(job->step))
            continue;
        const auto one = left(*job);
        sum += one.ms;
        all.ms = qMax(all.ms, one.ms);
        all.isLeast |= one.isLeast;
        atWork += one.ms > 0 && job->step != prov::Step::Queued ? 1 : 0;
    }
    all.ms = qMax(all.ms, sum / qMax(1, atWork)); // the queued ones come in turn
    return all.ms > 0 ? std::optional(all) : std::nullopt;
}

QVariant JobModel::batchData(const QModelIndex &index, int role) const
{
    const bool speaks = role == Qt::DisplayRole || role == Qt::AccessibleTextRole || role == Qt::ToolTipRole;
    if (role != LeftRole && (!speaks || index.column() != Name))
        return {};
    const auto jobs = batchJobs(m_rows.at(index.row()).batch);
    if (role == Qt::DisplayRole)
        return batchTitle(jobs);
    const auto time = left(jobs);
    const auto rest = time ? leftText(*time) : QString();
    if (role == LeftRole)
        return rest;
    const auto whole = dotted({batchTitle(jobs), batchSource(jobs), batchReady(jobs), batchRest(jobs), rest});
    return role == Qt::ToolTipRole ? toolTip(whole) : whole;
}

} // namespace ui
