// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/filterwords.h"

#include <QSortFilterProxyModel>

namespace ui {

/// The jobs that fit a filter in words; the row of a batch stays while any of its jobs does. A plain word is
/// looked for in name, VMID, node, state, tags, pool and template.
class JobFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setWords(const FilterWords &words);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    [[nodiscard]] bool matches(int row) const;
    FilterWords m_words;
};

} // namespace ui
