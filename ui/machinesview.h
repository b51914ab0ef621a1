// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTreeView>

namespace ui {

/// The table of machines; its model has MachineModel's columns and roles. Narrow windows do without some
/// columns.
class MachinesView final : public QTreeView
{
    Q_OBJECT
public:
    explicit MachinesView(QWidget *parent = nullptr);
    void setModel(QAbstractItemModel *model) override;

protected:
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace ui
