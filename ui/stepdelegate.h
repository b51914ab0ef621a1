// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/rowdelegate.h"

namespace ui {

/// A row of the timeline: the rail with the step's node, and its stretches on the common time axis
/// (ux/tokens.md 5). The index has StepModel's roles.
class StepDelegate final : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    void paintNode(const Cell &cell, const QModelIndex &index) const;
    void paintLine(const Cell &cell, const QModelIndex &index) const;
};

} // namespace ui
