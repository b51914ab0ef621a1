// SPDX-License-Identifier: Apache-2.0
#include "ui/tasktable.h"

#include "ui/paint.h"
#include "ui/statedelegate.h"

#include <QHeaderView>

namespace ui {

namespace {

constexpr int rowSpace = 6; ///< ux/tokens.md 4
constexpr int stateIcon = 20;

/// The widest of what it usually shows.
QStringList wordsOf(int column)
{
    switch (column) {
    case TaskModel::State:
    case TaskModel::Type:
        return TaskModel::wordsOf(static_cast<TaskModel::Column>(column));
    case TaskModel::About:
        return {QStringLiteral("local-lvm")};
    case TaskModel::Node:
        return {QStringLiteral("pve10")};
    case TaskModel::User:
        return {QStringLiteral("admin@pve")};
    case TaskModel::Start:
        return {QStringLiteral("2000-00-00 00:00")};
    default:
        return {QStringLiteral("00:00 min")};
    }
}

} // namespace

TaskTable::TaskTable(TaskModel &model, QWidget *parent) : QTreeView(parent)
{
    setObjectName(QStringLiteral("machineTasks"));
    setRootIsDecorated(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setFrameShape(NoFrame);
    setEditTriggers(NoEditTriggers);
    setItemDelegate(new RowDelegate(rowSpace, this));
    setItemDelegateForColumn(TaskModel::State,
                             new StateDelegate(rowSpace, TaskModel::FamilyRole, TaskModel::SymbolRole, this));
    setModel(&model);
    header()->setObjectName(QStringLiteral("machineTasksHeader"));
    header()->setFont(smallFont());
    header()->setHighlightSections(false);
    for (int column = 0; column < TaskModel::ColumnCount; ++column) {
        int widest = 0;
        for (const QString &word : wordsOf(column))
            widest = qMax(widest, fontMetrics().horizontalAdvance(word));
        const int width = widest + 2 * cellMargin + (column == TaskModel::State ? stateIcon : 0);
        m_widths.at(static_cast<std::size_t>(column)) = width;
        header()->resizeSection(column, width);
    }
    giveWay();
}

void TaskTable::setOfCluster(bool ofCluster)
{
    m_ofCluster = ofCluster;
    giveWay();
}

void TaskTable::giveWay()
{
    int left = viewport()->width();
    for (const int width : m_widths)
        left -= width;
    const auto hide = [this, &left](TaskModel::Column column, bool hidden) {
        setColumnHidden(column, hidden);
        if (hidden)
            left += m_widths.at(column);
    };
    hide(TaskModel::About, !m_ofCluster);
    hide(TaskModel::Node, !m_ofCluster || left < 0);
    hide(TaskModel::User, left < 0);
}

void TaskTable::resizeEvent(QResizeEvent *event)
{
    giveWay();
    QTreeView::resizeEvent(event);
}

} // namespace ui
