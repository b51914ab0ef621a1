// SPDX-License-Identifier: Apache-2.0
#include "ui/models/checkmodel.h"

#include "ui/wording.h"

namespace ui {

void CheckModel::setChecks(const QList<prov::Check> &checks)
{
    if (checks == m_checks)
        return;
    beginResetModel();
    m_checks = checks;
    endResetModel();
}

int CheckModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_checks.size());
}

int CheckModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CheckModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &check = m_checks.at(index.row());
    const auto sign = signOf(check.verdict);
    switch (role) {
    case VerdictRole:
        return static_cast<int>(check.verdict);
    case FamilyRole:
        return static_cast<int>(sign.family);
    case SymbolRole:
        return static_cast<int>(sign.symbol);
    case Qt::ToolTipRole:
        return toolTip(index.column() == Field ? check.field : data(index, Qt::DisplayRole).toString());
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Field:
        return checkField(check.field);
    case Asked:
        return checkValue(check.field, check.asked);
    case Found:
        return checkValue(check.field, check.found);
    default:
        return sign.word;
    }
}

QVariant CheckModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Field:
        return tr("Field");
    case Asked:
        return tr("Asked for");
    case Found:
        return tr("Found on the server");
    case Verdict:
        return tr("Verdict");
    default:
        return {};
    }
}

} // namespace ui
