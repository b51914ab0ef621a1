// SPDX-License-Identifier: Apache-2.0
#include "ui/models/checkmodel.h"

#include "ui/wording.h"

#include <QRegularExpression>

namespace ui {

void CheckModel::setChecks(const QList<prov::Check> &checks)
{
    if (checks == m_checks)
        return;
    beginResetModel();
    m_checks = checks;
    endResetModel();
}

QString CheckModel::noteOf(const prov::Check &check)
{
    using Found = prov::Check::Verdict;
    if (check.verdict == Found::PendingRestart)
        return tr("found is the old value");
    if (check.verdict == Found::Differs)
        return {};
    if (check.field == u"cipassword")
        return tr("compared by its hash");
    if (check.asked == check.found)
        return {};
    const auto parts = [](const QString &value) {
        static const QRegularExpression between(QStringLiteral("[,;\\s]+"));
        auto list = value.split(between, Qt::SkipEmptyParts);
        list.sort(Qt::CaseInsensitive);
        return list;
    };
    const auto asked = parts(check.asked);
    const auto found = parts(check.found);
    if (asked == found)
        return tr("in another order");
    return asked.join(u',').compare(found.join(u','), Qt::CaseInsensitive) == 0
               ? tr("stored in lower case")
               : tr("the same, written otherwise");
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
    case NoteRole:
        return noteOf(check);
    case Qt::AccessibleTextRole:
        if (const auto note = noteOf(check); index.column() == Verdict && !note.isEmpty())
            return tr("%1, %2").arg(sign.word, note);
        break;
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
