// SPDX-License-Identifier: Apache-2.0
#include "ui/models/requestmodel.h"

#include "core/base/shown.h"
#include "ui/wording.h"

#include <QFont>

namespace ui {

namespace {

Family familyOf(const SentRequest &sent)
{
    return !sent.took ? Family::Run : sent.error ? Family::Fail : Family::Ok;
}

Symbol symbolOf(const SentRequest &sent)
{
    return !sent.took ? Symbol::Hourglass : sent.error ? Symbol::Error : Symbol::Check;
}

} // namespace

void RequestModel::setRequests(const Requests::OfJob &requests, bool fresh)
{
    const int gone = requests.dropped - m_of.dropped;
    const auto before = m_of.requests.size() - gone;
    if (fresh || gone < 0 || before < 0 || before > requests.requests.size()) {
        beginResetModel();
        m_of = requests;
        endResetModel();
        return;
    }
    dropFirst(gone);
    const bool grows = requests.requests.size() > before;
    if (grows)
        beginInsertRows({}, static_cast<int>(before), static_cast<int>(requests.requests.size()) - 1);
    m_of = requests;
    if (grows)
        endInsertRows();
    if (before > 0) // the one that was under way may have ended
        emit dataChanged(index(static_cast<int>(before) - 1, 0),
                         index(static_cast<int>(before) - 1, ColumnCount - 1));
}

void RequestModel::dropFirst(int count)
{
    if (count == 0)
        return;
    beginRemoveRows({}, 0, count - 1);
    m_of.requests.remove(0, count);
    endRemoveRows();
}

int RequestModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_of.requests.size());
}

int RequestModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString RequestModel::statusText(const SentRequest &sent)
{
    if (!sent.took)
        return tr("under way");
    if (!sent.error)
        return QString::number(sent.http);
    if (sent.error->kind == base::Error::Kind::Cancelled)
        return tr("given up");
    return sent.http == 0 ? base::shown(*sent.error)
                          : QStringLiteral("%1 %2").arg(QString::number(sent.http), base::shown(*sent.error));
}

QString RequestModel::display(const SentRequest &sent, int column)
{
    switch (column) {
    case Time:
        return timeText(sent.at);
    case Method:
        return pve::verbName(sent.request.verb);
    case Path:
        return QString::fromLatin1(sent.request.query.isEmpty()
                                       ? sent.request.path
                                       : QByteArray(sent.request.path + '?' + sent.request.query));
    case Status:
        return statusText(sent);
    case Duration:
        return sent.took ? preciseText(sent.took->count()) : QString();
    default:
        return {};
    }
}

QVariant RequestModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &sent = m_of.requests.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return display(sent, index.column());
    case Qt::ToolTipRole:
        return toolTip(display(sent, index.column()));
    case Qt::TextAlignmentRole:
        return index.column() == Duration ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::FontRole:
        return index.column() == Path ? QVariant(monoFont()) : QVariant();
    case FamilyRole:
        return static_cast<int>(familyOf(sent));
    case SymbolRole:
        return static_cast<int>(symbolOf(sent));
    default:
        return {};
    }
}

QVariant RequestModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Duration ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Method:
        return tr("Method");
    case Path:
        return tr("Path");
    case Status:
        return tr("Answer");
    case Duration:
        return tr("Duration");
    default:
        return {};
    }
}

} // namespace ui
