// SPDX-License-Identifier: Apache-2.0
#include "ui/models/previewmodel.h"

#include "core/provision/configplan.h"
#include "core/provision/wording.h"
#include "ui/models/previewrow.h"
#include "ui/models/typedcell.h"
#include "ui/wording.h"

#include <QRegularExpression>

#include <algorithm>

namespace ui {

/// From one state to the other, and back.
class PreviewModel::Edit final : public QUndoCommand
{
public:
    Edit(PreviewModel &model, const State &from, const State &to) : m_model(model), m_from(from), m_to(to) {}
    void redo() override { m_model.become(m_to, m_from); }
    void undo() override { m_model.become(m_from, m_to); }

private:
    PreviewModel &m_model;
    State m_from;
    State m_to;
};

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

QStringList PreviewModel::paths() const
{
    QStringList paths;
    for (int column = 0; column < ColumnCount; ++column)
        paths.append(pathOf(column));
    return paths;
}

void PreviewModel::setOwn(const QJsonArray &vms)
{
    m_own = OwnParts(vms);
    m_undo.clear();
    emit edited();
}

QStringList PreviewModel::unseen(int count) const
{
    return m_own.besides(paths(), count);
}

void PreviewModel::change(const State &to)
{
    const State from{m_own, m_count};
    if (to != from)
        m_undo.push(new Edit(*this, from, to)); // which does it
}

/// The number of VMs follows only where nobody has chosen another one since.
void PreviewModel::become(const State &to, const State &from)
{
    m_own = to.own;
    if (m_count == from.count && to.count != from.count) {
        m_count = to.count;
        emit countWanted(m_count);
    }
    emit edited();
}

void PreviewModel::show(const QJsonObject &spec, int count, const Source &source,
                        const QList<prov::SpecProblem> &problems, const Assessment &assessment)
{
    const QStringList disks = source.details ? prov::diskKeys(source.details->config.values) : QStringList();
    m_firstDisk = disks.value(0);
    m_address = valueAt(spec, pathOf(Address)).toString();
    m_count = count;
    const QList<Row> rows = previewRows({spec, count, source, problems, assessment, paths()});
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
    m_own.clear(QStringLiteral("disks"));
    m_own.clear(QStringLiteral("clone.target"));
    m_undo.clear();
}

/// An address without a prefix gets that of the row, or else of the batch.
void PreviewModel::put(OwnParts &own, int row, int column, const QString &typed) const
{
    const QString path = pathOf(column);
    const QString rows = own.at(row, path).toString();
    const QString prefix = (rows.contains(u'/') ? rows : m_address).section(u'/', 1);
    own.set(row, path, typedValue(static_cast<Column>(column), typed, prefix));
}

bool PreviewModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || pathOf(index.column()).isEmpty())
        return false;
    const QString text = value.toString().trimmed();
    if (text == data(index, Qt::EditRole).toString())
        return true;
    OwnParts own = m_own;
    put(own, index.row(), index.column(), text);
    change({own, m_count});
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
    OwnParts own = m_own;
    const int before = row;
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
                put(own, row, at, line.at(i));
        }
        ++row;
    }
    pasted.rows = row - before;
    change({own, qMax(m_count, row)});
    return pasted;
}

void PreviewModel::fillDown(const QModelIndex &from, int last)
{
    const QString path = from.isValid() ? pathOf(from.column()) : QString();
    if (path.isEmpty())
        return;
    OwnParts own = m_own;
    for (int row = from.row() + 1; row <= last; ++row)
        own.set(row, path, m_own.at(from.row(), path));
    change({own, m_count});
}

void PreviewModel::reset(const QModelIndexList &cells)
{
    OwnParts own = m_own;
    for (const QModelIndex &cell : cells) {
        if (const QString path = pathOf(cell.column()); !path.isEmpty())
            own.set(cell.row(), path, QJsonValue(QJsonValue::Undefined));
    }
    change({own, m_count});
}

void PreviewModel::fix(int row)
{
    const Fix fix = m_rows.at(row).fix;
    OwnParts own = m_own;
    own.set(row, fix.path, fix.value);
    change({own, m_count});
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
    case Qt::ToolTipRole: {
        const QString more = description(index);
        return toolTip(more.isEmpty() ? row.cells.at(index.column()) : more);
    }
    case Qt::AccessibleDescriptionRole:
        return description(index);
    case VerdictRole:
        return static_cast<int>(row.verdict);
    case OwnRole:
        return row.isOwn.at(index.column());
    case WrongRole:
        return row.isWrong.at(index.column());
    case WarnedRole:
        return row.isWarned.at(index.column());
    case ExpectedRole:
        return row.isExpected && index.column() == VmId;
    case FixRole:
        return row.fix.path.isEmpty()
                   ? QString()
                   : tr("Use %1").arg(row.fix.value.toVariant().toString().section(u'/', 0, 0));
    default:
        return {};
    }
}

/// What the cell itself has no room for.
QString PreviewModel::description(const QModelIndex &index) const
{
    const Row &row = m_rows.at(index.row());
    if (index.column() == VmId && row.isExpected)
        return tr("Expected: the server decides when the VM is made.");
    if (index.column() != Check)
        return row.isWrong.at(index.column()) ? row.hint : QString();
    const QString fix = index.data(FixRole).toString();
    return fix.isEmpty() ? row.hint : QString(row.hint + u'\n' + tr("%1: Alt+Return.").arg(fix)).trimmed();
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
