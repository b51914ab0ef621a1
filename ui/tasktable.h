// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/taskmodel.h"

#include <QTreeView>

#include <array>

namespace ui {

/// The tasks of one machine, or of the whole cluster with what each is about and where. A narrow table does
/// without the node, which the UPID names as well, and then without the user, so that nothing is scrolled to.
class TaskTable final : public QTreeView
{
public:
    explicit TaskTable(TaskModel &model, QWidget *parent = nullptr);
    void setOfCluster(bool ofCluster);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void giveWay();

    std::array<int, TaskModel::ColumnCount> m_widths{}; ///< that each column needs
    bool m_ofCluster = false;
};

} // namespace ui
