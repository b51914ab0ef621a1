// SPDX-License-Identifier: Apache-2.0
#include "ui/models/taskmodel.h"

#include <algorithm>
#include <array>

namespace ui {

using pve::TaskRow;

namespace {

/// The last started first; of two in one second always the same one.
bool isBefore(const TaskRow &a, const TaskRow &b)
{
    return a.startTime != b.startTime ? a.startTime > b.startTime : a.upid.text > b.upid.text;
}

QString startText(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds).toString(u"yyyy-MM-dd HH:mm:ss");
}

/// The time of today, else the day with it.
QString shortStartText(qint64 seconds, const QDateTime &now)
{
    const auto start = QDateTime::fromSecsSinceEpoch(seconds);
    return start.date() == now.toLocalTime().date() ? start.toString(u"HH:mm:ss")
                                                    : start.toString(u"yyyy-MM-dd HH:mm");
}

/// pve/FACTS.md 3 "Types met"
std::array<std::pair<QLatin1String, QString>, 14> taskWords()
{
    return {{
        {QLatin1String("qmclone"), TaskModel::tr("Clone from it")},
        {QLatin1String("qmconfig"), TaskModel::tr("Configure")},
        {QLatin1String("qmcreate"), TaskModel::tr("Create")},
        {QLatin1String("qmdestroy"), TaskModel::tr("Delete")},
        {QLatin1String("qmpause"), TaskModel::tr("Suspend")},
        {QLatin1String("qmreboot"), TaskModel::tr("Reboot")},
        {QLatin1String("qmreset"), TaskModel::tr("Reset")},
        {QLatin1String("qmresume"), TaskModel::tr("Resume")},
        {QLatin1String("qmshutdown"), TaskModel::tr("Shut down")},
        {QLatin1String("qmsnapshot"), TaskModel::tr("Snapshot")},
        {QLatin1String("qmstart"), TaskModel::tr("Start", "what a task does")},
        {QLatin1String("qmstop"), TaskModel::tr("Stop")},
        {QLatin1String("qmtemplate"), TaskModel::tr("Make a template")},
        {QLatin1String("resize"), TaskModel::tr("Resize a disk")},
    }};
}

} // namespace

Sign signOf(const TaskRow &task)
{
    if (task.running || !task.exit)
        return {Family::Run, Symbol::Hourglass, TaskModel::tr("Running")};
    switch (task.exit->verdict) {
    case pve::TaskExit::Verdict::Ok:
        return {Family::Ok, Symbol::Check, TaskModel::tr("OK")};
    case pve::TaskExit::Verdict::Warnings:
        return {Family::Retry, Symbol::Warn, TaskModel::tr("Warnings")};
    case pve::TaskExit::Verdict::Failed:
        return {Family::Fail, Symbol::Error, TaskModel::tr("Failed")};
    case pve::TaskExit::Verdict::Unexpected:
        return {Family::Fail, Symbol::Error, TaskModel::tr("Broke off")};
    }
    Q_UNREACHABLE();
}

QString taskWord(const QString &type)
{
    const auto words = taskWords();
    const auto it =
        std::find_if(words.begin(), words.end(), [&](const auto &word) { return word.first == type; });
    return it == words.end() ? type : it->second;
}

QStringList TaskModel::wordsOf(Column column)
{
    using Verdict = pve::TaskExit::Verdict;
    QStringList words;
    if (column == Type) {
        for (const auto &[type, word] : taskWords())
            words.append(word);
    } else if (column == State) {
        words.append(signOf(TaskRow()).word);
        for (const auto verdict : {Verdict::Ok, Verdict::Warnings, Verdict::Failed, Verdict::Unexpected}) {
            TaskRow task;
            task.exit = pve::TaskExit{verdict, {}};
            words.append(signOf(task).word);
        }
    }
    return words;
}

void TaskModel::setTasks(QList<TaskRow> tasks, const QDateTime &now)
{
    m_now = now;
    std::sort(tasks.begin(), tasks.end(), isBefore);
    for (int row = static_cast<int>(m_tasks.size()) - 1; row >= 0; --row) {
        if (std::binary_search(tasks.begin(), tasks.end(), m_tasks.at(row), isBefore))
            continue;
        beginRemoveRows({}, row, row);
        m_tasks.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < tasks.size(); ++row) {
        if (row < m_tasks.size() && m_tasks.at(row).upid == tasks.at(row).upid) {
            if (!tasks.at(row).running && m_tasks.at(row) == tasks.at(row))
                continue;
            m_tasks[row] = tasks.at(row);
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
            continue;
        }
        beginInsertRows({}, row, row);
        m_tasks.insert(row, tasks.at(row));
        endInsertRows();
    }
}

int TaskModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_tasks.size());
}

int TaskModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString TaskModel::display(const TaskRow &task, int column) const
{
    // The clock of the server is not ours: what runs may seem to have begun in the future.
    const qint64 end = task.endTime > 0 ? task.endTime : m_now.toSecsSinceEpoch();
    switch (column) {
    case State:
        return signOf(task).word;
    case Type:
        return taskWord(task.upid.type);
    case About:
        return task.upid.id;
    case Node:
        return task.upid.node;
    case User:
        return task.user;
    case Start:
        return shortStartText(task.startTime, m_now);
    case Duration:
        return durationText(1000 * std::max<qint64>(0, end - task.startTime));
    default:
        return {};
    }
}

QVariant TaskModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const TaskRow &task = m_tasks.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return display(task, index.column());
    case Qt::ToolTipRole:
        return toolTip(index.column() == State && task.exit ? task.exit->text
                       : index.column() == Type             ? task.upid.type
                       : index.column() == Start            ? startText(task.startTime)
                                                            : display(task, index.column()));
    case Qt::TextAlignmentRole:
        return index.column() == Duration ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case UpidRole:
        return task.upid.text;
    case FamilyRole:
        return static_cast<int>(signOf(task).family);
    case SymbolRole:
        return static_cast<int>(signOf(task).symbol);
    default:
        return {};
    }
}

QVariant TaskModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Duration ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QStringList titles{
        tr("State"),    tr("Type"), tr("About"), tr("Node"), tr("Start", "when a task began"),
        tr("Duration"), tr("User")};
    return titles.at(section);
}

} // namespace ui
