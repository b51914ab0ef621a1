// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/provision/durations.h"

#include <QAbstractTableModel>

namespace ui {

/// One stretch of a step on the time axis of its job, in ms since the job was made.
struct Stretch
{
    enum class Kind { Waiting, Done, Running, Failed, Cancelled, FailedTry, BackOff, Expected };
    Kind kind = Kind::Done;
    qint64 from = 0;
    qint64 to = 0;
    bool operator==(const Stretch &) const = default;
};

/// The timeline of one job: a row for the queue and for each working step. The steps follow one another, so a
/// step begins where the times of those before it end. What is to come takes as long as it took others.
class StepModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Line, Duration, Note, ColumnCount };
    enum Role {
        StepRole = Qt::UserRole + 1, ///< prov::Step as int
        StateRole,                   ///< prov::StepRecord::State as int
        StretchesRole,               ///< QList<ui::Stretch>
        SpanRole, ///< ms from the making of the job to its end, or to the expected end; same in every row
        NowRole,  ///< ms; invalid once it has ended; same in every row
        IsRepeatedRole, ///< a try of it has failed
        FailuresRole,   ///< QStringList: each failed try in words
    };

    using QAbstractTableModel::QAbstractTableModel;
    void setJob(const prov::Job *job, const base::Clock &clock, const prov::Durations &durations = {});
    [[nodiscard]] static QStringList longDurations(); ///< what that column needs room for

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
        std::optional<qint64> expected = std::nullopt; ///< of a step to come
        QString note;
        QStringList failures;
        QList<Stretch> stretches;
        bool operator==(const Row &) const = default;
    };
    /// All that is shown, to be compared.
    struct Timeline
    {
        QList<Row> rows;
        qint64 span = 0;
        std::optional<qint64> now;
        bool operator==(const Timeline &) const = default;
    };
    [[nodiscard]] static Timeline timelineOf(const prov::Job &job, const base::Clock &clock,
                                             const prov::Durations &durations);
    [[nodiscard]] static Row rowOf(const prov::Job &job, prov::Step step, base::TimePoint now);
    [[nodiscard]] static QList<Stretch> stretchesOf(const prov::StepRecord &record, qint64 from, qint64 to,
                                                    qint64 start); ///< `start`: when the job left the queue
    [[nodiscard]] static QString noteOf(const prov::StepRecord &record);

    Timeline m_line;
};

} // namespace ui
