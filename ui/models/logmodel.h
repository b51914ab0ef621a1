// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/log.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <deque>
#include <functional>
#include <limits>

namespace ui {

/// The records of a base::Log that pass the log's level, a job and a text, oldest first. Keeps only their
/// serial numbers: the records stay in the log, which bounds them, and rows go when the log lets go of them.
/// New records come in batches (ui/pace.h), as a view paints itself anew with each. A change of a
/// filter applies at once; where the log is long, the rows then come over several turns of the event loop, so
/// that none of them takes long. The log outlives the model.
class LogModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Level, Job, Step, Text, ColumnCount };
    enum Role {
        LevelRole = Qt::UserRole + 1, ///< base::LogRecord::Level as int
        JobIdRole,
        IsRetryRole, ///< a try failed: `attempt` or `wait_ms` is among the record's fields
        LineRole,    ///< the whole record as one line of text
        FamilyRole,
        SymbolRole,
    };
    /// The name of a job for people; empty when there is none.
    using NameOf = std::function<QString(const QString &jobId)>;

    LogModel(base::Log &log, NameOf nameOf, QObject *parent = nullptr);

    void setJob(const QString &jobId); ///< empty: all
    void setText(const QString &text); ///< in text, job, step or level, in any case
    [[nodiscard]] const QString &text() const { return m_text; }

    /// What passes the filters, for who works through it over several turns; more comes while isLooking().
    [[nodiscard]] const std::deque<quint64> &shown() const { return m_rows; }
    [[nodiscard]] bool isLooking() const; ///< through what was there when a filter changed
    /// The whole record as one line; empty when the log has let go of it.
    [[nodiscard]] QString line(quint64 serial) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void filterAgain();
    void lookOn(); ///< at some more records
    void showFound();
    void dropOld();
    [[nodiscard]] bool matches(quint64 serial) const;
    [[nodiscard]] quint64 endSerial() const { return m_log.records().dropped() + m_log.records().size(); }
    /// nullptr when the log has let go of it; good until the next call.
    [[nodiscard]] const base::LogRecord *record(quint64 serial) const;
    [[nodiscard]] QString jobName(const base::LogRecord &record) const;
    [[nodiscard]] QVariant display(const base::LogRecord &record, int column) const;

    base::Log &m_log;
    NameOf m_nameOf;
    QString m_job;
    QString m_text;
    std::deque<quint64> m_rows;  ///< serials of what is shown
    std::deque<quint64> m_found; ///< what is to be shown behind them
    quint64 m_until = 0;         ///< the end of what was there when a filter changed
    quint64 m_next = 0;          ///< the first serial not looked at
    QTimer m_look;               ///< runs out once in a turn of the event loop
    QTimer m_show;
    mutable base::LogRecord m_unpacked; ///< the one asked for last: views ask for each many times
    mutable quint64 m_unpackedSerial = std::numeric_limits<quint64>::max();
};

} // namespace ui
