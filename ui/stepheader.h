// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHeaderView>

namespace ui {

/// The header of the timeline: over its line stand round times, and "now" (ux/tokens.md 5). The model is
/// StepModel.
class StepHeader final : public QHeaderView
{
    Q_OBJECT
public:
    explicit StepHeader(QWidget *parent = nullptr);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void initStyleOptionForIndex(QStyleOptionHeader *option, int section) const override;
};

} // namespace ui
