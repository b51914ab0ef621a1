// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/filterwords.h"

#include <QSortFilterProxyModel>

namespace ui {

/// The rows of an InventoryModel that fit a filter: with a group all that is in it, and with a row its group.
class InventoryFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit InventoryFilter(QObject *parent = nullptr);
    void setWords(const FilterWords &words);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    FilterWords m_words;
};

} // namespace ui
