// SPDX-License-Identifier: Apache-2.0
#include "ui/models/jobmodel.h"

#include "core/provision/advance.h"
#include "core/provision/outcome.h"
#include "core/provision/wording.h"
#include "ui/jobacts.h"
#include "ui/pace.h"
#include "ui/wording.h"

#include <algorithm>
#include <utility>

namespace ui {

using prov::Job;

namespace {

bool hasResult(const Job &job)
{
    return job.step == prov::Step::Ready && job.vm == prov::Presence::Present;
}

} // namespace

JobModel::JobModel(prov::Engine &engine, const base::Clock &clock, const prov::Settings &settings,
                   QObject *parent)
    : QAbstractTableModel(parent), m_engine(engine), m_clock(clock), m_settings(settings)
{
    m_tell.setSingleShot(true);
    m_tell.setInterval(showPace);
    connect(&m_tell, &QTimer::timeout, this, &JobModel::tellTouched);
    connect(&engine, &prov::Engine::jobAdded, this, &JobModel::addRows);
    connect(&engine, &prov::Engine::jobChanged, this, &JobModel::touch);
    connect(&engine, &prov::Engine::jobRemoved, this, &JobModel::removeRows);
    const auto jobs = engine.jobs();
    for (const auto &job : jobs)
        addRows(job.id);
}

int JobModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.count();
}

int JobModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const Job *JobModel::job(const QModelIndex &index) const
{
    return index.isValid() ? m_engine.job(m_rows.at(index.row()).job) : nullptr;
}

QModelIndex JobModel::indexOf(const QString &jobId) const
{
    const int row = m_rows.rowOf(jobId);
    return row < 0 ? QModelIndex() : index(row, 0);
}

QModelIndex JobModel::indexOfBatch(const QString &batch) const
{
    const int row = m_rows.rowOfBatch(batch);
    return row < 0 ? QModelIndex() : index(row, 0);
}

QList<const Job *> JobModel::batchJobs(const QString &batch) const
{
    QList<const Job *> result;
    const auto ids = m_rows.jobsOf(batch);
    for (const auto &id : ids) {
        if (const auto *found = m_engine.job(id))
            result.append(found);
    }
    return result;
}

int JobModel::unfinished() const
{
    const auto ids = m_rows.jobs();
    return static_cast<int>(std::count_if(ids.begin(), ids.end(), [this](const QString &id) {
        const auto *found = m_engine.job(id);
        return found && !prov::isFinal(found->step) && m_engine.isDriven(id);
    }));
}

QVariant JobModel::display(const Job &job, int column) const
{
    switch (column) {
    case Name:
        return job.label();
    case Vmid:
        return job.vmid ? QString::number(job.vmid) : QString();
    case Node:
        return job.node.isEmpty() ? job.spec.templateNode : job.node;
    case Step:
        return signOf(job).word;
    case Progress:
        return dotted({rawValue(job, AddressRole).toString(), detail(job)});
    case Elapsed: {
        const auto elapsed = rawValue(job, ElapsedRole);
        return elapsed.isValid() ? durationText(elapsed.toLongLong()) : QString();
    }
    case Attempts:
        return job.step == prov::Step::Queued ? QString() : triesText(triesOf(job, m_settings));
    default:
        return {};
    }
}

QString JobModel::detail(const Job &job) const
{
    if (!prov::isFinal(job.step) && !m_engine.isDriven(job.id))
        return tr("for %1, as %2").arg(job.owner.profile, job.owner.user);
    return progressText(job, m_clock.now(), pace(job.id));
}

/// Where a row has room only for what to do, what happened and why.
QString JobModel::whole(const Job &job, int column) const
{
    const auto text = display(job, column).toString();
    const auto explanation = column == Progress ? prov::explain(job) : prov::Explanation();
    if (explanation.isEmpty())
        return text;
    QStringList parts{explanation.what, explanation.why, explanation.todo};
    if (prov::matterOf(job) == prov::Matter::None) // but for what an earlier try has left
        parts.prepend(text);
    parts.removeAll(QString());
    return parts.join(u'\n');
}

QVariant JobModel::rawValue(const Job &job, int role) const
{
    switch (role) {
    case StepRole:
        return static_cast<int>(job.step);
    case FamilyRole:
        return static_cast<int>(signOf(job).family);
    case SymbolRole:
        return static_cast<int>(signOf(job).symbol);
    case SignRole:
        return signOf(job).word;
    case IsActiveRole:
        return !prov::isFinal(job.step);
    case PercentRole:
        return job.percent ? QVariant(*job.percent) : QVariant();
    case DetailRole:
        return detail(job);
    case ElapsedRole:
        if (prov::isFinal(job.step))
            return job.totalMs;
        if (job.step == prov::Step::Queued || !m_engine.isDriven(job.id))
            return {};
        return qint64{(m_clock.now() - job.jobStart).count()};
    case ExpectedRole: {
        const auto expected = m_durations.expected(job);
        return expected ? QVariant(*expected) : QVariant();
    }
    case AddressRole:
        return hasResult(job) ? job.addresses.value(0) : QString();
    case FailedTriesRole:
        return triesOf(job, m_settings).failed;
    case MostTriesRole:
        return triesOf(job, m_settings).most;
    case TriesGoOnRole:
        return triesOf(job, m_settings).goesOn;
    case FirstActSymbolRole: {
        const auto offer = firstOffer(job, m_engine);
        return offer ? QVariant(static_cast<int>(symbolOf(*offer))) : QVariant();
    }
    default:
        return {};
    }
}

QVariant JobModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto row = m_rows.at(index.row());
    if (role == JobIdRole)
        return row.job;
    if (role == BatchRole)
        return row.batch;
    if (role == IsBatchRole)
        return row.job.isEmpty();
    if (row.job.isEmpty())
        return batchData(index, role);
    const auto *found = m_engine.job(row.job);
    if (!found)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return display(*found, index.column());
    case Qt::ToolTipRole:
        return toolTip(whole(*found, index.column()));
    case Qt::AccessibleTextRole: {
        auto text = whole(*found, index.column());
        if (index.column() == Progress && found->percent)
            text.prepend(percentText(*found->percent) + u", ");
        if (const auto expected = rawValue(*found, ExpectedRole);
            index.column() == Elapsed && expected.isValid())
            text = tr("%1 of %2 expected").arg(text, durationText(expected.toLongLong()));
        return text;
    }
    default:
        return rawValue(*found, role);
    }
}

QVariant JobModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Vmid:
        return tr("VMID");
    case Node:
        return tr("Node");
    case Step:
        return tr("Step");
    case Progress:
        return tr("Progress or result");
    case Elapsed:
        return tr("Elapsed / expected");
    case Attempts:
        return tr("Attempts");
    default:
        return {};
    }
}

Qt::ItemFlags JobModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

void JobModel::refreshElapsed()
{
    const auto ids = m_rows.jobs();
    for (const auto &id : ids) {
        const auto *found = m_engine.job(id);
        if (found && !prov::isFinal(found->step))
            m_touched.insert(id);
    }
    tellTouched();
}

void JobModel::observe(const Job &job)
{
    m_durations.observe(job);
    if (job.step == prov::Step::Cloning)
        m_paces[job.id].observe(job, m_clock.now());
    else
        m_paces.remove(job.id);
}

std::optional<prov::Forecast> JobModel::forecast(const QList<prov::VmSpec> &vms) const
{
    QList<Job> jobs;
    for (const auto &vm : vms)
        jobs.append(prov::makeJob(vm, {}, {}, 1, m_engine.owner(), {}, 0));
    return m_durations.forecast(jobs, m_settings.parallelJobs);
}

void JobModel::addRows(const QString &jobId)
{
    const auto *added = m_engine.job(jobId);
    observe(*added);
    const auto place = m_rows.placeFor(*added);
    beginInsertRows({}, place.first, place.last);
    m_rows.insert(*added);
    endInsertRows();
    tellSoon(jobId); // the row of the batch says another thing now
}

void JobModel::removeRows(const QString &jobId)
{
    if (m_rows.rowOf(jobId) < 0)
        return;
    const auto place = m_rows.placeOf(jobId);
    beginRemoveRows({}, place.first, place.last);
    m_rows.remove(jobId);
    m_paces.remove(jobId);
    m_touched.remove(jobId);
    endRemoveRows();
}

void JobModel::touch(const QString &jobId)
{
    if (const auto *changed = m_engine.job(jobId))
        observe(*changed);
    tellSoon(jobId);
}

void JobModel::tellSoon(const QString &jobId)
{
    m_touched.insert(jobId);
    if (!m_tell.isActive())
        m_tell.start();
}

void JobModel::tellTouched()
{
    QSet<int> changed;
    const auto touched = std::exchange(m_touched, {});
    for (const auto &id : touched) {
        const int row = m_rows.rowOf(id);
        if (row < 0)
            continue;
        changed.insert(row);
        changed.insert(m_rows.rowOfBatch(m_rows.at(row).batch));
    }
    QList<int> rows(changed.begin(), changed.end());
    std::sort(rows.begin(), rows.end());
    for (qsizetype first = 0; first < rows.size();) {
        qsizetype last = first;
        while (last + 1 < rows.size() && rows.at(last + 1) == rows.at(last) + 1)
            ++last;
        emit dataChanged(index(rows.at(first), 0), index(rows.at(last), ColumnCount - 1));
        first = last + 1;
    }
}

} // namespace ui
