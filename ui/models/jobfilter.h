// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/filterwords.h"

#include <QSet>
#include <QSortFilterProxyModel>

namespace ui {

/// The jobs that fit a filter in words; the row of a batch stays while any of its jobs does. A plain word is
/// looked for in name, VMID, node, state, tags, pool and template. Jobs of a folded batch are left
/// out, unless they are looked for.
class JobFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setWords(const FilterWords &words);
    void setFolded(const QString &batch, bool folded);
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    [[nodiscard]] bool matches(int row) const;
    [[nodiscard]] bool isFolded(int row) const;
    FilterWords m_words;
    QSet<QString> m_folded; ///< batches
};

} // namespace ui
