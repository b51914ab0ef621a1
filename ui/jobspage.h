// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobacts.h"
#include "ui/models/jobfilter.h"
#include "ui/models/jobmodel.h"
#include "ui/models/requests.h"
#include "ui/models/tasklogs.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QAction;
class QSplitter;
class QStackedWidget;

namespace ui {

class BatchBar;
class FilterField;
class JobCopies;
class JobDetail;
class JobsView;
class LatePart;

/// The page of jobs: the table, and below it the detail of the selected job. Does nothing itself: what a
/// person asks for leaves as wants(). Engine (loaded) and clock outlive it.
class JobsPage final : public QWidget
{
    Q_OBJECT
public:
    /// `newVms` is offered while there are no jobs; may be null.
    JobsPage(prov::Engine &engine, const base::Clock &clock, const prov::Settings &settings, QAction *newVms,
             QWidget *parent = nullptr);

    /// Selects a job and opens its detail.
    void showJob(const QString &jobId);
    /// The same for what was made just now, unless a person is answering a question of another job: that one
    /// stays, and the new one is only shown.
    void showNew(const QString &jobId);
    void focusTable();
    [[nodiscard]] QString selectedJob() const;
    [[nodiscard]] int unfinished() const { return m_model.unfinished(); }
    void offerConsole(bool offer) { m_hasConsole = offer; } ///< whether the server has pages of its own
    [[nodiscard]] const JobModel &model() const { return m_model; }
    [[nodiscard]] JobDetail *detail() { return m_detail; } ///< nullptr: no job was chosen yet

signals:
    void wants(const prov::UserAction &action);
    void severalToCancel(const QStringList &jobIds); ///< to be asked about first
    void unfinishedChanged(int count);               ///< for the tab's title
    void again(const QList<prov::VmSpec> &vms);      ///< others like these are to be made
    void consoleWanted(const QString &jobId);        ///< of its VM
    void copied(const QString &sentence);            ///< what is in the clipboard now
    void failed(const QString &sentence);            ///< why something was not saved

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeActions();
    QAction *addAction(const QString &name, Symbol symbol, const QString &text);
    void layOut(QAction *newVms);
    [[nodiscard]] QWidget *makeDetail();
    void connectView();
    void want(JobAct act, const QString &jobId);
    void wantAgain(QList<const prov::Job *> jobs);
    void wantForBatch(const QString &batch, JobAct act);
    void openMenu(const QModelIndex &row, const QPoint &globalPos);
    void followBatch();
    [[nodiscard]] QString selectedBatch() const;
    void select();
    void closeDetail();
    void jobsChanged();
    void followSelected();
    void openFind(bool open);

    prov::Engine &m_engine;
    const base::Clock &m_clock;
    JobModel m_model;
    JobFilter m_filter;
    TaskLogs m_logs;
    Requests m_requests;
    JobCopies *m_copies;
    QHash<JobAct, QAction *> m_acts;
    QAction *m_again = nullptr;
    QList<QAction *> m_detailActs;
    QAction *m_retryBatch = nullptr;
    QAction *m_cancelBatch = nullptr;
    QAction *m_console = nullptr;
    bool m_hasConsole = false;
    QAction *m_againBatch = nullptr;
    FilterField *m_find = nullptr;
    BatchBar *m_batchBar = nullptr;
    QStackedWidget *m_stack = nullptr;
    QSplitter *m_splitter = nullptr;
    JobsView *m_view = nullptr;
    LatePart *m_place = nullptr; ///< of the detail
    JobDetail *m_detail = nullptr;
    QTimer m_second;
    QTimer m_turn; ///< runs out once in a turn of the event loop that changed jobs
    int m_unfinished = 0;
};

} // namespace ui
