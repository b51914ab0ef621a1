// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/provision/durations.h"
#include "core/provision/engine.h"
#include "ui/models/jobrows.h"
#include "ui/wording.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace ui {

/// The engine's jobs as rows, the newest batch first, each behind one row of its own (JobRows). Keeps no
/// copies: values are read from the engine. What changes within one turn of the event loop is told once, in
/// as few ranges as there are. The engine is loaded before; it and the clock outlive the model.
class JobModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Vmid, Node, Step, Progress, Elapsed, Attempts, Actions, ColumnCount };
    /// Raw values, the same in every column of a row.
    enum Role {
        JobIdRole = Qt::UserRole + 1, ///< empty in the row of a batch
        BatchRole,                    ///< batch id
        IsBatchRole,
        StepRole,     ///< prov::Step as int
        FamilyRole,   ///< ui::Family as int
        SymbolRole,   ///< ui::Symbol as int
        SignRole,     ///< the state's word
        IsActiveRole, ///< bool: has a bar, the job is not final
        PercentRole,  ///< double 0…100; invalid while it cannot be known
        AddressRole,  ///< of a VM that is ready; empty without one
        DetailRole,   ///< what stands beside the bar, or the result without the address
        ElapsedRole,  ///< ms since it left the queue; invalid before
        ExpectedRole, ///< ms, as those took that were made alike; invalid when there are none
        FailedTriesRole,
        MostTriesRole,
        TriesGoOnRole,
        LeftRole,           ///< of a batch: how long it still takes, in words; empty while it is not known
        IsFoldedRole,       ///< of a batch: JobFilter's
        FirstActSymbolRole, ///< ui::Symbol of firstOffer() as int; invalid without one
    };

    JobModel(prov::Engine &engine, const base::Clock &clock, const prov::Settings &settings,
             QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// nullptr in the row of a batch.
    [[nodiscard]] const prov::Job *job(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const QString &jobId) const;
    [[nodiscard]] QModelIndex indexOfBatch(const QString &batch) const;
    [[nodiscard]] QList<const prov::Job *> batchJobs(const QString &batch) const;
    [[nodiscard]] int unfinished() const;
    [[nodiscard]] const prov::Durations &durations() const { return m_durations; }
    [[nodiscard]] prov::CopyPace pace(const QString &jobId) const { return m_paces.value(jobId); }
    /// Until the last of them is ready: as those took that were made alike, or as fast as they are copied.
    /// Those of which neither is known are left out.
    [[nodiscard]] std::optional<Remaining> left(const QList<const prov::Job *> &jobs) const;
    /// How long VMs would take that have no job yet.
    [[nodiscard]] std::optional<prov::Forecast> forecast(const QList<prov::VmSpec> &vms) const;
    /// Time has passed: elapsed times of unfinished jobs are read again.
    void refreshElapsed();

private:
    void addRows(const QString &jobId);
    void removeRows(const QString &jobId);
    void touch(const QString &jobId);
    void observe(const prov::Job &job);
    void tellSoon(const QString &jobId);
    void tellTouched();
    [[nodiscard]] QVariant display(const prov::Job &job, int column) const;
    [[nodiscard]] Remaining left(const prov::Job &job) const;
    [[nodiscard]] QVariant batchData(const QModelIndex &index, int role) const;
    [[nodiscard]] QString detail(const prov::Job &job) const;
    [[nodiscard]] QString whole(const prov::Job &job, int column) const;
    [[nodiscard]] QVariant rawValue(const prov::Job &job, int role) const;

    prov::Engine &m_engine;
    const base::Clock &m_clock;
    prov::Settings m_settings;
    JobRows m_rows;
    QSet<QString> m_touched;
    prov::Durations m_durations;
    QHash<QString, prov::CopyPace> m_paces; ///< of those that are cloned now
    QTimer m_tell;
};

} // namespace ui
