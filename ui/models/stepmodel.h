// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/job.h"

#include <QAbstractTableModel>

namespace ui {

/// One stretch of a step on the time axis of its job, in ms since the job left the queue.
struct Stretch
{
    enum class Kind { Done, Running, Failed, Cancelled, FailedTry, BackOff };
    Kind kind = Kind::Done;
    qint64 from = 0;
    qint64 to = 0;
    bool operator==(const Stretch &) const = default;
};

/// The timeline of one job: a row for each working step. The steps follow one another, so a step begins where
/// the times of those before it end.
class StepModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Line, Duration, Note, ColumnCount };
    enum Role {
        StepRole = Qt::UserRole + 1, ///< prov::Step as int
        StateRole,                   ///< prov::StepRecord::State as int
        StretchesRole,               ///< QList<ui::Stretch>
        SpanRole,                    ///< ms from the start of the job to its end or to now; same in every row
        IsRepeatedRole,              ///< a try of it has failed
        FailuresRole,                ///< QStringList: each failed try in words
    };

    using QAbstractTableModel::QAbstractTableModel;
    void setJob(const prov::Job *job, base::TimePoint now);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        prov::Step step = prov::Step::Queued;
        prov::StepRecord::State state = prov::StepRecord::State::Pending;
        qint64 ms = 0;
        QString note;
        QStringList failures;
        QList<Stretch> stretches;
        bool operator==(const Row &) const = default;
    };
    [[nodiscard]] static QList<Row> rowsOf(const prov::Job &job, base::TimePoint now);
    [[nodiscard]] static QList<Stretch> stretchesOf(const prov::StepRecord &record, qint64 from, qint64 to);
    [[nodiscard]] static QString noteOf(const prov::StepRecord &record);

    QList<Row> m_rows;
    qint64 m_span = 0;
};

} // namespace ui
