// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobacts.h"
#include "ui/jobcolumns.h"

#include <QBasicTimer>
#include <QPersistentModelIndex>
#include <QTimer>
#include <QTreeView>

namespace ui {

class BatchRow;
class JobModel;
class ProgressDelegate;

/// The table of jobs. Rows of batches are drawn over its whole width: who they are, a block per job, and what
/// can be done with all of them; they are selected as those of jobs are. The model (or a filter over it) has
/// JobModel's roles.
class JobsView final : public QTreeView
{
    Q_OBJECT
public:
    /// Both outlive it.
    JobsView(const JobModel &jobs, const prov::Engine &engine, QWidget *parent = nullptr);
    void setModel(QAbstractItemModel *model) override;
    void showCurrent(); ///< scrolls to it, and as far as there is room to the row of its batch

signals:
    void firstActClicked(const QString &jobId);
    void addressClicked(const QString &jobId);                        ///< to be copied
    void batchActClicked(const QString &batch, ui::JobAct act);       ///< Retry or Cancel
    void menuWanted(const QModelIndex &row, const QPoint &globalPos); ///< of a job or a batch
    void foldWanted(const QString &batch, bool folded);

protected:
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void dataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) override;
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    /// What can be pressed in the rows.
    struct Target
    {
        enum Kind { Nothing, BatchButton, Chevron, Address, FirstAct, Menu } kind = Nothing;
        QString id;                  ///< of the batch or the job
        JobAct act = JobAct::Cancel; ///< of a BatchButton
        bool operator==(const Target &) const = default;
    };
    [[nodiscard]] Target targetAt(const QPoint &at) const;
    [[nodiscard]] BatchRow batchRow(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex batchIndex(QModelIndex index) const; ///< the row of its batch
    [[nodiscard]] bool isFolded(const QModelIndex &index) const;
    void fold(const QModelIndex &index, bool folded);
    [[nodiscard]] QRect rowRect(const QModelIndex &index) const;
    [[nodiscard]] bool somethingMoves() const;
    void holdPlace();
    void keepPlace();

    const JobModel &m_jobs;
    const prov::Engine &m_engine;
    ProgressDelegate *m_progress;
    Target m_pressed;
    JobColumns m_columns;
    QPersistentModelIndex m_held; ///< the row at the top, while others come above it
    int m_heldAt = 0;
    QTimer m_place;
    QBasicTimer m_motion; ///< runs for one frame, and again when that one was painted
};

} // namespace ui
