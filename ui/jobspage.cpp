// SPDX-License-Identifier: Apache-2.0
#include "ui/jobspage.h"

#include "ui/batchbar.h"
#include "ui/filterfield.h"
#include "ui/jobcopies.h"
#include "ui/jobdetail.h"
#include "ui/jobsview.h"
#include "ui/latepart.h"
#include "ui/wording.h"

#include <QAction>
#include <QKeyEvent>
#include <QMenu>
#include <QStackedWidget>

#include <utility>

namespace ui {

using prov::Job;

JobsPage::JobsPage(prov::Engine &engine, const base::Clock &clock, const prov::Settings &settings,
                   QAction *newVms, QWidget *parent)
    : QWidget(parent),
      m_engine(engine),
      m_clock(clock),
      m_model(engine, clock, settings),
      m_logs(engine),
      m_requests(engine, clock),
      m_copies(new JobCopies(engine, this))
{
    setObjectName(QStringLiteral("jobsPage"));
    m_filter.setSourceModel(&m_model);
    makeActions();
    layOut(newVms);
    connectView();
    // Only for the eye: elapsed times grow.
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, &m_model, &JobModel::refreshElapsed);
    jobsChanged();
    select();
}

void JobsPage::connectView()
{
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &JobsPage::select);
    connect(m_view, &JobsView::firstActClicked, this, [this](const QString &id) {
        const auto *job = m_engine.job(id);
        const auto offer = job ? firstOffer(*job, m_engine) : std::nullopt;
        if (const auto *act = offer ? std::get_if<JobAct>(&*offer) : nullptr)
            want(*act, id);
        else if (offer)
            wantAgain({job});
    });
    connect(m_view, &JobsView::addressClicked, m_copies->address(), &QAction::trigger);
    connect(m_view, &JobsView::batchActClicked, this, &JobsPage::wantForBatch);
    connect(m_view, &JobsView::menuWanted, this, &JobsPage::openMenu);
    connect(m_view, &JobsView::foldWanted, &m_filter, &JobFilter::setFolded);
    const auto open = [this] { m_place->setVisible(!selectedJob().isEmpty()); };
    connect(m_view, &QAbstractItemView::activated, this, open);
    connect(m_view, &QAbstractItemView::clicked, this, open);
    connect(m_find, &FilterField::wordsChanged, this, [this](const FilterWords &words) {
        if (!m_find->text().isEmpty())
            m_find->setVisible(true); // also where it comes from elsewhere
        m_filter.setWords(words);
        jobsChanged();
    });
    connect(m_copies, &JobCopies::copied, this, &JobsPage::copied);
    // A batch comes row by row, and its jobs change together.
    m_turn.setSingleShot(true);
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &JobsPage::jobsChanged);
    const auto change = [this] { m_turn.start(); };
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, change);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, change);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, change);
}

void JobsPage::focusTable()
{
    m_view->setFocus();
}

QString JobsPage::selectedJob() const
{
    return m_view->currentIndex().data(JobModel::JobIdRole).toString();
}

QString JobsPage::selectedBatch() const
{
    return m_view->currentIndex().data(JobModel::BatchRole).toString();
}

void JobsPage::showJob(const QString &jobId)
{
    const auto row = m_model.indexOf(jobId);
    m_filter.setFolded(row.data(JobModel::BatchRole).toString(), false);
    if (row.isValid() && !m_filter.mapFromSource(row).isValid())
        openFind(false); // it does not fit the filter
    m_view->setCurrentIndex(m_filter.mapFromSource(row));
    m_place->setVisible(!selectedJob().isEmpty());
    // Once the detail has taken its place.
    QTimer::singleShot(0, m_view, [this] { m_view->showCurrent(); });
}

void JobsPage::showNew(const QString &jobId)
{
    if (m_detail == nullptr || !m_place->isVisibleTo(this) || !m_detail->isBeingAnswered())
        return showJob(jobId);
    m_view->scrollTo(m_filter.mapFromSource(m_model.indexOf(jobId)));
}

void JobsPage::jobsChanged()
{
    m_stack->setCurrentIndex(m_model.rowCount() == 0 ? 1 : m_filter.rowCount() == 0 ? 2 : 0);
    followSelected();
    if (m_detail != nullptr)
        m_detail->refresh();
    if (const int count = unfinished(); std::exchange(m_unfinished, count) != count)
        emit unfinishedChanged(count);
}

void JobsPage::select()
{
    const auto id = selectedJob();
    if (m_detail != nullptr)
        m_detail->setJob(id);
    m_place->setVisible(!id.isEmpty());
    followSelected();
}

/// What can be done with it, and which task it has, changes with the job.
void JobsPage::followSelected()
{
    const auto id = selectedJob();
    m_engine.setSelected(id);
    m_copies->follow(m_view->currentIndex());
    const auto *job = m_engine.job(id);
    m_console->setVisible(m_hasConsole && job && job->vm == prov::Presence::Present);
    m_console->setProperty("concerns", job ? job->label() : QString());
    const auto offer = [job](QAction *action, bool possible) {
        action->setVisible(possible);
        action->setProperty("concerns", job ? job->label() : QString()); // for the palette
        action->setEnabled(possible);
    };
    for (const auto act : allJobActs)
        offer(m_acts.value(act), job && isPossible(act, *job, m_engine));
    offer(m_again, job != nullptr);
    followBatch();
}

void JobsPage::followBatch()
{
    const auto jobs = m_model.batchJobs(selectedBatch());
    for (const auto &[action, act] :
         {std::pair(m_retryBatch, JobAct::Retry), {m_cancelBatch, JobAct::Cancel}}) {
        const bool possible = !concernedBy(act, jobs, m_engine).isEmpty();
        action->setVisible(possible);
        action->setEnabled(possible);
        action->setProperty("concerns", batchTitle(jobs)); // for the palette
    }
    m_againBatch->setVisible(!jobs.isEmpty());
    const auto current = m_view->currentIndex();
    const bool isBatch = current.data(JobModel::IsBatchRole).toBool();
    m_batchBar->show(isBatch ? jobs : QList<const Job *>(), current.data(JobModel::LeftRole).toString());
}

void JobsPage::closeDetail()
{
    m_place->hide();
    m_view->setFocus();
}

void JobsPage::want(JobAct act, const QString &jobId)
{
    if (act != JobAct::DeleteVm) {
        emit wants(userAction(act, jobId));
        return;
    }
    showJob(jobId);
    if (m_detail != nullptr)
        m_detail->askToDelete();
}

void JobsPage::wantAgain(QList<const Job *> jobs)
{
    jobs.removeAll(nullptr);
    QList<prov::VmSpec> vms;
    for (const Job *each : std::as_const(jobs))
        vms.append(each->spec);
    if (!vms.isEmpty())
        emit again(vms);
}

void JobsPage::wantForBatch(const QString &batch, JobAct act)
{
    QStringList ids;
    const auto jobs = concernedBy(act, m_model.batchJobs(batch), m_engine);
    for (const auto *job : jobs)
        ids.append(job->id);
    if (act == JobAct::Cancel && ids.size() > 1) {
        emit severalToCancel(ids);
        return;
    }
    for (const auto &id : std::as_const(ids))
        emit wants(userAction(act, id));
}

void JobsPage::openMenu(const QModelIndex &row, const QPoint &globalPos)
{
    if (const auto id = row.data(JobModel::JobIdRole).toString(); !id.isEmpty())
        showJob(id);
    else
        m_view->setCurrentIndex(row.siblingAtColumn(JobModel::Name));
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("jobMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto act : allJobActs)
        menu->addAction(m_acts.value(act));
    menu->addSeparator();
    menu->addAction(m_console);
    menu->addAction(m_copies->address());
    menu->addAction(m_copies->ssh());
    menu->addAction(m_copies->row());
    menu->addMenu(m_copies->results());
    menu->addSeparator();
    menu->addAction(m_again);
    menu->addAction(m_againBatch);
    menu->addSeparator();
    menu->addAction(m_retryBatch);
    menu->addAction(m_cancelBatch);
    menu->popup(globalPos);
}

void JobsPage::openFind(bool open)
{
    m_find->setVisible(open);
    if (open)
        return m_find->setFocus();
    m_find->clear();
    m_view->setFocus();
}

void JobsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    if (m_find->isVisible())
        openFind(false);
    else
        closeDetail();
}

void JobsPage::showEvent(QShowEvent *event)
{
    m_second.start();
    QWidget::showEvent(event);
}

void JobsPage::hideEvent(QHideEvent *event)
{
    m_second.stop();
    QWidget::hideEvent(event);
}

} // namespace ui
