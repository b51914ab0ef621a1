// SPDX-License-Identifier: Apache-2.0
#include "ui/models/stepmodel.h"

#include "core/base/shown.h"
#include "ui/wording.h"

namespace ui {

using prov::Job;
using prov::StepRecord;

namespace {

Stretch::Kind kindOf(StepRecord::State state)
{
    switch (state) {
    case StepRecord::State::Running:
        return Stretch::Kind::Running;
    case StepRecord::State::Failed:
        return Stretch::Kind::Failed;
    case StepRecord::State::Cancelled:
        return Stretch::Kind::Cancelled;
    case StepRecord::State::Pending:
    case StepRecord::State::Done:
    case StepRecord::State::Skipped:
        return Stretch::Kind::Done;
    }
    Q_UNREACHABLE();
}

} // namespace

QList<Stretch> StepModel::stretchesOf(const StepRecord &record, qint64 from, qint64 to)
{
    const auto kind = kindOf(record.state);
    QList<Stretch> result;
    qint64 begin = from;
    for (const auto &failed : record.failures) {
        const auto at = qBound(begin, failed.atMs, to);
        const auto next = qMin(at + failed.waitMs, to);
        result.append({Stretch::Kind::FailedTry, begin, at});
        if (next > at)
            result.append({Stretch::Kind::BackOff, at, next});
        begin = next;
    }
    if (begin < to)
        result.append({kind, begin, to});
    return result;
}

QString StepModel::noteOf(const StepRecord &record)
{
    if (record.state == StepRecord::State::Cancelled)
        return tr("Cancelled");
    if (!record.failures.isEmpty())
        return tr("%n attempt(s) failed: %1", nullptr, static_cast<int>(record.failures.size()))
            .arg(base::shown(record.failures.last().text));
    return base::shown(record.note);
}

QList<StepModel::Row> StepModel::rowsOf(const Job &job, base::TimePoint now)
{
    QList<Row> rows;
    qint64 from = 0;
    for (const auto step : prov::workingSteps) {
        const auto &record = job.record(step);
        const bool running = record.state == StepRecord::State::Running && job.step == step;
        Row row{step, record.state, record.ms, noteOf(record), {}, {}};
        if (running && step == prov::Step::Cloning && row.note.isEmpty())
            row.note = lockText(job.progress);
        if (running)
            row.ms += (now - job.stepStart).count();
        for (const auto &failed : record.failures) {
            row.failures.append(
                failed.waitMs > 0
                    ? tr("%1, then a wait of %2").arg(base::shown(failed.text), durationText(failed.waitMs))
                    : base::shown(failed.text));
        }
        if (record.state != StepRecord::State::Pending && record.state != StepRecord::State::Skipped)
            row.stretches = stretchesOf(record, from, from + row.ms);
        from += row.ms;
        rows.append(row);
    }
    return rows;
}

void StepModel::setJob(const Job *job, base::TimePoint now)
{
    const auto rows = job ? rowsOf(*job, now) : QList<Row>();
    qint64 span = 0;
    for (const auto &row : rows)
        span += row.ms;
    if (rows.size() != m_rows.size()) {
        beginResetModel();
        m_rows = rows;
        m_span = span;
        endResetModel();
    } else if (rows != m_rows || span != m_span) {
        m_rows = rows;
        m_span = span;
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        emit headerDataChanged(Qt::Horizontal, Line, Line);
    }
}

int StepModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int StepModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StepModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = m_rows.at(index.row());
    const bool begun = row.state != StepRecord::State::Pending;
    switch (role) {
    case StepRole:
        return static_cast<int>(row.step);
    case StateRole:
        return static_cast<int>(row.state);
    case StretchesRole:
        return QVariant::fromValue(row.stretches);
    case SpanRole:
        return m_span;
    case IsRepeatedRole:
        return !row.failures.isEmpty();
    case FailuresRole:
        return row.failures;
    case Qt::ToolTipRole:
        return toolTip(row.failures.isEmpty() ? row.note : row.failures.join(QLatin1Char('\n')));
    case Qt::AccessibleTextRole:
        if (index.column() == Line)
            return stateLabel(row.state);
        [[fallthrough]];
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Name:
        return stepLabel(row.step);
    case Duration:
        if (row.state == StepRecord::State::Skipped)
            return stateLabel(row.state);
        return begun ? durationText(row.ms) : QString();
    case Note:
        return row.note;
    default:
        return {};
    }
}

QVariant StepModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Duration ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Step");
    case Line:
        return m_span > 0 ? tr("0 s to %1").arg(durationText(m_span)) : QString();
    case Duration:
        return tr("Duration");
    case Note:
        return tr("Remark");
    default:
        return {};
    }
}

} // namespace ui
