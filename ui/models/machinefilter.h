// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/filterwords.h"

#include <QSortFilterProxyModel>

namespace ui {

/// The machines that fit a filter in words, sorted as the header is clicked. A plain word is looked for in
/// everything that is shown.
class MachineFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit MachineFilter(QObject *parent = nullptr);
    void setWords(const FilterWords &words);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    FilterWords m_words;
};

} // namespace ui
