// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/rowdelegate.h"

namespace ui {

/// A row of the verification: values in fixed width, the verdict with its icon; a row that is not as asked
/// for stands on the tint of its verdict. The index has CheckModel's roles.
class CheckDelegate final : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

protected:
    void paintContent(const Cell &cell, const QModelIndex &index) const override;
};

} // namespace ui
