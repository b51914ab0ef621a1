// SPDX-License-Identifier: Apache-2.0
#include "ui/models/machinefilter.h"

#include "ui/models/machinemodel.h"

namespace ui {

namespace {

FilterSubject subjectOf(const Machine &machine)
{
    const QString state = signOf(machine).word;
    FilterSubject subject;
    subject.texts = {
        machine.label(), QString::number(machine.vmid), machine.node, state, machine.pool, machine.address,
        machine.madeFrom};
    subject.texts += machine.tags;
    subject.nodes = {machine.node};
    subject.states = {machine.status, state};
    subject.tags = machine.tags;
    subject.pools = unlessEmpty(machine.pool);
    subject.templates = unlessEmpty(machine.madeFrom);
    return subject;
}

} // namespace

MachineFilter::MachineFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setSortRole(MachineModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setDynamicSortFilter(true);
}

void MachineFilter::setWords(const FilterWords &words)
{
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

bool MachineFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const auto *model = qobject_cast<const MachineModel *>(sourceModel());
    return m_words.isEmpty() || m_words.fit(subjectOf(model->machineAt(row)));
}

} // namespace ui
