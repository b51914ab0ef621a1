// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/rowdelegate.h"

namespace ui {

/// Draws the cells of PreviewModel: the verdict with icon and words and a link that mends it, what is wrong
/// or warned of in its colour, and strong what differs from the batch. Disabled: what only the server can say
/// is grey, for it is old.
class PreviewDelegate final : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

signals:
    void fixWanted(const QModelIndex &index);

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
    void paintContent(const Cell &cell, const QModelIndex &index) const override;
};

} // namespace ui
