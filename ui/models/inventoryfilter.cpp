// SPDX-License-Identifier: Apache-2.0
#include "ui/models/inventoryfilter.h"

#include "ui/models/inventorymodel.h"

namespace ui {

InventoryFilter::InventoryFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
    setAutoAcceptChildRows(true);
}

void InventoryFilter::setWords(const FilterWords &words)
{
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

bool InventoryFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const auto *model = qobject_cast<const InventoryModel *>(sourceModel());
    return m_words.isEmpty() || m_words.fit(model->subject(model->index(row, 0, parent)));
}

} // namespace ui
