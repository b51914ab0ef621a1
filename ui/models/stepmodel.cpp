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

QList<Stretch> StepModel::stretchesOf(const StepRecord &record, qint64 from, qint64 to, qint64 start)
{
    const auto kind = kindOf(record.state);
    QList<Stretch> result;
    qint64 begin = from;
    for (const auto &failed : record.failures) {
        const auto at = qBound(begin, start + failed.atMs, to);
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
            .arg(failedTryText(record.failures.last()));
    return base::shown(record.note);
}

StepModel::Row StepModel::rowOf(const Job &job, prov::Step step, base::TimePoint now)
{
    const auto &record = job.record(step);
    const bool running = record.state == StepRecord::State::Running && job.step == step;
    Row row{step, record.state, record.ms, {}, noteOf(record), {}, {}};
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
    return row;
}

StepModel::Timeline StepModel::timelineOf(const Job &job, const base::Clock &clock,
                                          const prov::Durations &durations)
{
    using State = StepRecord::State;
    const bool queued = job.step == prov::Step::Queued;
    const auto waited =
        queued ? qMax(qint64{0}, clock.wallNow().toMSecsSinceEpoch() - job.createdWallMs) : job.queuedMs;
    Timeline line;
    line.rows.append({prov::Step::Queued, queued ? State::Running : State::Done, waited, {}, {}, {}, {}});
    if (waited > 0)
        line.rows.first().stretches.append({Stretch::Kind::Waiting, 0, waited});
    qint64 from = waited;  // of the steps that were begun
    qint64 ahead = waited; // of those to come
    const bool goesOn = !prov::isFinal(job.step) && job.step != prov::Step::Cancelling;
    for (const auto step : prov::workingSteps) {
        auto row = rowOf(job, step, clock.now());
        if (row.state != State::Pending && row.state != State::Skipped)
            row.stretches = stretchesOf(job.record(step), from, from + row.ms, waited);
        from += row.ms;
        ahead = qMax(ahead, from);
        const bool toCome = goesOn && (row.state == State::Pending || row.state == State::Running);
        const auto expected = toCome ? durations.expected(job, step) : std::nullopt;
        if (const auto rest = expected.value_or(0) - row.ms; rest > 0) {
            row.stretches.append({Stretch::Kind::Expected, ahead, ahead + rest});
            ahead += rest;
        }
        if (row.state == State::Pending)
            row.expected = expected;
        line.rows.append(row);
    }
    line.span = ahead;
    if (!prov::isFinal(job.step))
        line.now = from;
    return line;
}

void StepModel::setJob(const Job *job, const base::Clock &clock, const prov::Durations &durations)
{
    const auto line = job ? timelineOf(*job, clock, durations) : Timeline();
    if (line.rows.size() != m_line.rows.size()) {
        beginResetModel();
        m_line = line;
        endResetModel();
    } else if (line != m_line) {
        m_line = line;
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        emit headerDataChanged(Qt::Horizontal, Line, Line);
    }
}

QStringList StepModel::longDurations()
{
    constexpr qint64 anHour = 59 * 60'000;
    return {stateLabel(StepRecord::State::Skipped), tr("about %1").arg(durationText(anHour))};
}

int StepModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_line.rows.size());
}

int StepModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StepModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = m_line.rows.at(index.row());
    const bool begun = row.state != StepRecord::State::Pending;
    switch (role) {
    case StepRole:
        return static_cast<int>(row.step);
    case StateRole:
        return static_cast<int>(row.state);
    case StretchesRole:
        return QVariant::fromValue(row.stretches);
    case SpanRole:
        return m_line.span;
    case NowRole:
        return m_line.now ? QVariant(*m_line.now) : QVariant();
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
        if (row.expected)
            return tr("about %1").arg(durationText(*row.expected));
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
        return m_line.span > 0 ? tr("0 s to %1").arg(durationText(m_line.span)) : QString();
    case Duration:
        return tr("Duration");
    case Note:
        return tr("Remark");
    default:
        return {};
    }
}

} // namespace ui
