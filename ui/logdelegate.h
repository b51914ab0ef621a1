// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/rowdelegate.h"

namespace ui {

/// A record of the log: the level with its icon, errors and warnings in their colour. A failed try stands on
/// a tint with the sign of a retry. The index has LogModel's roles.
class LogDelegate final : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    static void paintLevel(const Cell &cell, const QModelIndex &index, const QColor &color);
};

} // namespace ui
