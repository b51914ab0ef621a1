// SPDX-License-Identifier: Apache-2.0
#include "ui/models/logmodel.h"

#include "core/provision/job.h"
#include "ui/pace.h"
#include "ui/wording.h"

#include <algorithm>
#include <utility>

namespace ui {

using base::LogRecord;

LogModel::LogModel(base::Log &log, NameOf nameOf, QObject *parent)
    : QAbstractTableModel(parent), m_log(log), m_nameOf(std::move(nameOf))
{
    for (QTimer *timer : {&m_look, &m_show})
        timer->setSingleShot(true);
    m_show.setInterval(showPace);
    connect(&m_look, &QTimer::timeout, this, &LogModel::lookOn);
    connect(&m_show, &QTimer::timeout, this, &LogModel::showFound);
    connect(&log, &base::Log::recorded, this, [this] {
        if (!m_look.isActive())
            m_look.start(0);
    });
    connect(&log, &base::Log::levelChanged, this, &LogModel::filterAgain);
    filterAgain();
}

void LogModel::setJob(const QString &jobId)
{
    if (std::exchange(m_job, jobId) != jobId)
        filterAgain();
}

void LogModel::setText(const QString &text)
{
    if (std::exchange(m_text, text) != text)
        filterAgain();
}

const LogRecord *LogModel::record(quint64 serial) const
{
    const auto dropped = m_log.records().dropped();
    if (serial < dropped)
        return nullptr;
    if (serial != m_unpackedSerial) {
        m_unpacked = m_log.records().at(static_cast<std::size_t>(serial - dropped));
        m_unpackedSerial = serial;
    }
    return &m_unpacked;
}

bool LogModel::isLooking() const
{
    return m_next < m_until || (!m_found.empty() && m_found.front() < m_until);
}

QString LogModel::jobName(const LogRecord &record) const
{
    if (record.job.isEmpty())
        return {};
    // The record's own name outlives the job.
    const auto own = record.fields.value(u"name").toString();
    return own.isEmpty() ? m_nameOf(record.job) : own;
}

QString LogModel::line(quint64 serial) const
{
    const auto *found = record(serial);
    return found ? base::formatLine(*found, jobName(*found)) : QString();
}

bool LogModel::matches(quint64 serial) const
{
    const auto &records = m_log.records();
    const auto index = static_cast<std::size_t>(serial - records.dropped());
    if (records.level(index) > m_log.level() || (!m_job.isEmpty() && records.job(index) != m_job))
        return false;
    if (m_text.isEmpty())
        return true;
    const LogRecord found = *record(serial);
    const auto has = [this](const QString &text) { return text.contains(m_text, Qt::CaseInsensitive); };
    return has(found.text) || has(jobName(found)) || has(display(found, Step).toString()) ||
           has(display(found, Level).toString());
}

void LogModel::lookOn()
{
    constexpr quint64 inOneTurn = 1'000;
    m_next = qMax(m_next, m_log.records().dropped());
    const quint64 end = qMin(endSerial(), m_next + inOneTurn);
    for (; m_next < end; ++m_next) {
        if (matches(m_next))
            m_found.push_back(m_next);
    }
    if (m_next < endSerial())
        m_look.start(sliceRest);
    if (!m_show.isActive()) // rows go even where none come
        m_show.start();
}

void LogModel::filterAgain()
{
    beginResetModel();
    m_next = 0;
    m_until = endSerial();
    m_found.clear();
    lookOn();
    m_rows = std::exchange(m_found, {});
    endResetModel();
}

void LogModel::dropOld()
{
    const auto kept = std::lower_bound(m_rows.begin(), m_rows.end(), m_log.records().dropped());
    if (kept == m_rows.begin())
        return;
    beginRemoveRows({}, 0, static_cast<int>(std::distance(m_rows.begin(), kept)) - 1);
    m_rows.erase(m_rows.begin(), kept);
    endRemoveRows();
}

void LogModel::showFound()
{
    dropOld();
    m_found.erase(m_found.begin(),
                  std::lower_bound(m_found.begin(), m_found.end(), m_log.records().dropped()));
    if (m_found.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(m_found.size()) - 1);
    m_rows.insert(m_rows.end(), m_found.begin(), m_found.end());
    m_found.clear();
    endInsertRows();
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LogModel::display(const LogRecord &record, int column) const
{
    switch (column) {
    case Time:
        return timeText(record.time);
    case Level:
        return signOf(record.level).word;
    case Job:
        return jobName(record);
    case Step: {
        const auto step = prov::stepFromName(record.step);
        return step ? stepLabel(*step) : record.step;
    }
    case Text:
        return record.text;
    default:
        return {};
    }
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto *found = record(m_rows.at(static_cast<std::size_t>(index.row())));
    if (!found) // let go of: the row goes with the next batch
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return display(*found, index.column());
    case Qt::ToolTipRole:
        return index.column() == Text ? toolTip(found->text) : QVariant();
    case LevelRole:
        return static_cast<int>(found->level);
    case FamilyRole:
        return static_cast<int>(signOf(found->level).family);
    case SymbolRole:
        return static_cast<int>(signOf(found->level).symbol);
    case JobIdRole:
        return found->job;
    case IsRetryRole:
        return found->fields.contains(u"attempt") || found->fields.contains(u"wait_ms");
    case LineRole:
        return base::formatLine(*found, jobName(*found));
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Level:
        return tr("Level");
    case Job:
        return tr("Job");
    case Step:
        return tr("Step");
    case Text:
        return tr("Text");
    default:
        return {};
    }
}

} // namespace ui
