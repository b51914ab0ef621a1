// SPDX-License-Identifier: Apache-2.0
#include "ui/models/jobfilter.h"

#include "ui/models/jobmodel.h"

namespace ui {

void JobFilter::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

bool JobFilter::matches(int row) const
{
    for (const int column : {JobModel::Name, JobModel::Vmid, JobModel::Node, JobModel::Step}) {
        if (sourceModel()->index(row, column).data().toString().contains(m_text, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

bool JobFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    if (m_text.isEmpty())
        return true;
    const auto isBatch = [this](int at) {
        return sourceModel()->index(at, 0).data(JobModel::IsBatchRole).toBool();
    };
    if (!isBatch(row))
        return matches(row);
    for (int next = row + 1; next < sourceModel()->rowCount() && !isBatch(next); ++next) {
        if (matches(next))
            return true;
    }
    return false;
}

} // namespace ui
