// SPDX-License-Identifier: Apache-2.0
#include "ui/models/previewmodel.h"

#include "core/provision/configplan.h"
#include "core/provision/pattern.h"
#include "core/provision/specrules.h"
#include "core/provision/wording.h"
#include "ui/create/typedsize.h"
#include "ui/models/previewrow.h"
#include "ui/wording.h"

#include <QRegularExpression>

#include <algorithm>

namespace ui {

namespace {

/// Also as the cells show it: "8192 MiB", "100 GiB".
QJsonValue typedValue(int column, const QString &typed)
{
    if (typed.isEmpty())
        return QJsonValue(QJsonValue::Undefined);
    bool isNumber = false;
    const int number = typed.toInt(&isNumber);
    switch (column) {
    case PreviewModel::VmId:
    case PreviewModel::Cores:
        return isNumber ? QJsonValue(number) : QJsonValue(typed);
    case PreviewModel::Memory:
        return typedMemory(typed);
    case PreviewModel::Disk:
        return typedDisk(typed);
    default:
        return typed;
    }
}

} // namespace

int vmOf(const prov::SpecProblem &problem)
{
    static const QRegularExpression own(QStringLiteral(R"(^\$\.vms\[(\d+)\])"));
    static const QRegularExpression numbered(QStringLiteral(R"( \(VM (\d+)\)$)"));
    if (const auto match = own.match(problem.path); match.hasMatch())
        return match.captured(1).toInt() + 1;
    const auto match = numbered.match(problem.path);
    return match.hasMatch() ? match.captured(1).toInt() : 0;
}

QString placeOf(const prov::SpecProblem &problem)
{
    static const QRegularExpression around(QStringLiteral(R"(^\$\.?(vms\[\d+\]\.?)?| \(VM \d+\)$)"));
    QString place = problem.path;
    return place.remove(around);
}

QString sentenceOf(const prov::SpecProblem &problem)
{
    QString text = prov::problemWords(problem);
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString PreviewModel::pathOf(int column) const
{
    switch (column) {
    case VmId:
        return QStringLiteral("vmid");
    case Name:
        return QStringLiteral("name");
    case Node:
        return QStringLiteral("clone.target");
    case Cores:
        return QStringLiteral("hardware.cores");
    case Memory:
        return QStringLiteral("hardware.memory_mib");
    case Disk:
        return m_firstDisk.isEmpty() ? QString() : QStringLiteral("disks.") + m_firstDisk;
    case Address:
        return QStringLiteral("cloud_init.ipconfig0.ip");
    default:
        return {};
    }
}

QJsonArray PreviewModel::own(int count) const
{
    QJsonArray list;
    for (auto it = m_own.begin(); it != m_own.end() && it.key() < count; ++it) {
        while (list.size() < it.key())
            list.append(QJsonValue::Null);
        list.append(*it);
    }
    return list;
}

void PreviewModel::setOwn(const QJsonArray &vms)
{
    m_own.clear();
    for (int row = 0; row < vms.size(); ++row) {
        if (const QJsonObject own = vms.at(row).toObject(); !own.isEmpty())
            m_own.insert(row, own);
    }
    emit edited();
}

QStringList PreviewModel::unseen(int count) const
{
    QStringList seen;
    for (int column = 0; column < ColumnCount; ++column)
        seen.append(pathOf(column));
    QStringList result;
    for (auto it = m_own.begin(); it != m_own.end() && it.key() < count; ++it) {
        const QStringList paths = leavesOf(*it);
        for (const QString &path : paths) {
            if (!seen.contains(path))
                result.append(QStringLiteral("vms[%1].%2").arg(QString::number(it.key()), path));
        }
    }
    return result;
}

void PreviewModel::show(const QJsonObject &spec, int count, const Source &source,
                        const QList<prov::SpecProblem> &problems, const Assessment &assessment)
{
    const QStringList disks = source.details ? prov::diskKeys(source.details->config.values) : QStringList();
    m_firstDisk = disks.value(0);
    QStringList paths;
    for (int column = 0; column < ColumnCount; ++column)
        paths.append(pathOf(column));
    const QList<Row> rows = previewRows({spec, count, source, problems, assessment, paths});
    const int before = rowCount();
    if (count < before) {
        beginRemoveRows({}, count, before - 1);
        m_rows.resize(count);
        endRemoveRows();
    } else if (count > before) {
        beginInsertRows({}, before, count - 1);
        m_rows.append(rows.mid(before));
        endInsertRows();
    } else if (m_rows == rows) {
        return;
    }
    m_rows = rows;
    if (!rows.isEmpty())
        emit dataChanged(index(0, 0), index(count - 1, ColumnCount - 1));
}

void PreviewModel::templateChanged()
{
    const QList<int> rows = m_own.keys();
    for (const int row : rows) {
        setOwn(row, QStringLiteral("disks"), QJsonValue(QJsonValue::Undefined));
        setOwn(row, QStringLiteral("clone.target"), QJsonValue(QJsonValue::Undefined));
    }
}

void PreviewModel::setOwn(int row, const QString &path, const QJsonValue &value)
{
    QJsonObject own = m_own.value(row);
    removeAt(own, path);
    insertAt(own, path, value);
    if (own.isEmpty())
        m_own.remove(row);
    else
        m_own.insert(row, own);
}

bool PreviewModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || pathOf(index.column()).isEmpty())
        return false;
    const QString text = value.toString().trimmed();
    if (text == data(index, Qt::EditRole).toString())
        return true;
    setOwn(index.row(), pathOf(index.column()), typedValue(index.column(), text));
    emit edited();
    return true;
}

QList<int> PreviewModel::columnsOf(const QStringList &names) const
{
    QList<int> columns;
    for (const QString &name : names) {
        int found = -1;
        for (int column = 0; column < ColumnCount; ++column) {
            const QString title = headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
            if (title.compare(name, Qt::CaseInsensitive) == 0)
                found = column;
        }
        columns.append(found);
    }
    return columns;
}

PreviewModel::Pasted PreviewModel::paste(int row, int column, const QList<QStringList> &lines)
{
    Pasted pasted;
    pasted.rows = row;
    // A line alone is what it says: a VM may be called "node".
    const QList<int> named = lines.size() > 1 ? columnsOf(lines.first()) : QList<int>();
    const bool hasNames = std::any_of(named.begin(), named.end(), [](int at) { return at >= 0; });
    for (const QStringList &line : lines.mid(hasNames ? 1 : 0)) {
        for (int i = 0; i < line.size(); ++i) {
            const int at = hasNames ? named.value(i, -1) : column + i;
            const QString path = at >= 0 && at < ColumnCount ? pathOf(at) : QString();
            if (path.isEmpty())
                pasted.leftOut += line.at(i).isEmpty() || at == Check ? 0 : 1;
            else
                setOwn(row, path, typedValue(at, line.at(i)));
        }
        pasted.rows = ++row;
    }
    emit edited();
    return pasted;
}

void PreviewModel::fillDown(const QModelIndex &from)
{
    const QString path = from.isValid() ? pathOf(from.column()) : QString();
    if (path.isEmpty())
        return;
    const QJsonValue value = valueAt(m_own.value(from.row()), path);
    for (int row = from.row() + 1; row < rowCount(); ++row)
        setOwn(row, path, value);
    emit edited();
}

int PreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PreviewModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.cells.at(index.column());
    case Qt::EditRole:
        return row.edits.at(index.column());
    case Qt::ToolTipRole:
        return toolTip(index.column() == Check && !row.hint.isEmpty() ? row.hint
                                                                      : row.cells.at(index.column()));
    case Qt::AccessibleDescriptionRole:
        return index.column() == Check || row.isWrong.at(index.column()) ? row.hint : QString();
    case VerdictRole:
        return static_cast<int>(row.verdict);
    case OwnRole:
        return row.isOwn.at(index.column());
    case WrongRole:
        return row.isWrong.at(index.column());
    default:
        return {};
    }
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QStringList names{tr("VMID"),   tr("Name"), tr("Node"),    tr("Cores"),
                            tr("Memory"), tr("Disk"), tr("Address"), tr("Check")};
    return names.value(section);
}

Qt::ItemFlags PreviewModel::flags(const QModelIndex &index) const
{
    const bool canEdit = index.isValid() && !pathOf(index.column()).isEmpty();
    return QAbstractTableModel::flags(index) | (canEdit ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

} // namespace ui
