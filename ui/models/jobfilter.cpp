// SPDX-License-Identifier: Apache-2.0
#include "ui/models/jobfilter.h"

#include "ui/models/jobmodel.h"
#include "ui/wording.h"

namespace ui {

namespace {

FilterSubject subjectOf(const prov::Job &job, const QString &node)
{
    FilterSubject subject;
    subject.nodes = {node};
    subject.states = {prov::stepName(job.step), signOf(job).word};
    subject.tags = job.spec.hardware.tags.value;
    subject.pools = unlessEmpty(job.spec.clone.pool);
    subject.templates = unlessEmpty(job.templateName) + QStringList{QString::number(job.spec.templateId)};
    subject.texts =
        QStringList{job.label(), job.vmid ? QString::number(job.vmid) : QString(), node, signOf(job).word} +
        subject.tags + subject.pools + subject.templates;
    return subject;
}

} // namespace

void JobFilter::setWords(const FilterWords &words)
{
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

void JobFilter::setFolded(const QString &batch, bool folded)
{
    if (m_folded.contains(batch) == folded)
        return;
    if (folded)
        m_folded.insert(batch);
    else
        m_folded.remove(batch);
    invalidateFilter();
}

bool JobFilter::isFolded(int row) const
{
    return m_words.isEmpty() && !m_folded.isEmpty() &&
           m_folded.contains(sourceModel()->index(row, 0).data(JobModel::BatchRole).toString());
}

QVariant JobFilter::data(const QModelIndex &index, int role) const
{
    const bool isFoldedBatch = index.isValid() && isFolded(mapToSource(index).row());
    if (role == JobModel::IsFoldedRole)
        return isFoldedBatch;
    const auto value = QSortFilterProxyModel::data(index, role);
    return role == Qt::AccessibleTextRole && isFoldedBatch && index.column() == JobModel::Name
               ? tr("%1, folded").arg(value.toString())
               : value;
}

bool JobFilter::matches(int row) const
{
    const auto *model = qobject_cast<const JobModel *>(sourceModel());
    const auto *job = model->job(model->index(row, 0));
    return job && m_words.fit(subjectOf(*job, model->index(row, JobModel::Node).data().toString()));
}

bool JobFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const auto isBatch = [this](int at) {
        return sourceModel()->index(at, 0).data(JobModel::IsBatchRole).toBool();
    };
    if (m_words.isEmpty())
        return m_folded.isEmpty() || isBatch(row) || !isFolded(row);
    if (!isBatch(row))
        return matches(row);
    for (int next = row + 1; next < sourceModel()->rowCount() && !isBatch(next); ++next) {
        if (matches(next))
            return true;
    }
    return false;
}

} // namespace ui
