// SPDX-License-Identifier: Apache-2.0
// How the page of jobs is put together.
#include "ui/batchbar.h"
#include "ui/emptystate.h"
#include "ui/filterfield.h"
#include "ui/jobcopies.h"
#include "ui/jobdetail.h"
#include "ui/jobspage.h"
#include "ui/jobsview.h"
#include "ui/latepart.h"

#include <QAction>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui {

void JobsPage::makeActions()
{
    for (const auto act : allJobActs) {
        m_acts[act] = addAction(nameOf(act), symbolOf(act), wordOf(act));
        connect(m_acts[act], &QAction::triggered, this, [this, act] { want(act, selectedJob()); });
    }
    m_again = addAction(QStringLiteral("createAgain"), Symbol::Plus, tr("Create Again Like This"));
    m_again->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    connect(m_again, &QAction::triggered, this, [this] { wantAgain({m_engine.job(selectedJob())}); });
    m_acts[JobAct::Retry]->setShortcut(QKeySequence(QStringLiteral("Ctrl+R")));
    m_acts[JobAct::DeleteVm]->setProperty("danger", true);
    m_acts[JobAct::DeleteVm]->setShortcut(QKeySequence(QStringLiteral("Shift+Del")));
    m_acts[JobAct::Dismiss]->setShortcut(QKeySequence::Delete);
    m_retryBatch = addAction(QStringLiteral("retryBatch"), Symbol::Retry, tr("Retry Failed of the Batch"));
    m_cancelBatch = addAction(QStringLiteral("cancelBatch"), Symbol::Cancel, tr("Cancel All of the Batch"));
    m_againBatch = addAction(QStringLiteral("createBatchAgain"), Symbol::Plus, tr("Create the Batch Again"));
    connect(m_retryBatch, &QAction::triggered, this,
            [this] { wantForBatch(selectedBatch(), JobAct::Retry); });
    connect(m_cancelBatch, &QAction::triggered, this,
            [this] { wantForBatch(selectedBatch(), JobAct::Cancel); });
    connect(m_againBatch, &QAction::triggered, this,
            [this] { wantAgain(m_model.batchJobs(selectedBatch())); });
    m_console = new QAction(icon(Symbol::Terminal), tr("Open Console"), this);
    m_console->setObjectName(QStringLiteral("openJobConsole"));
    connect(m_console, &QAction::triggered, this, [this] { emit consoleWanted(selectedJob()); });
    m_console->setVisible(false);
    QWidget::addAction(m_console);
    auto *find = new QAction(icon(Symbol::Search), tr("Find Jobs"), this);
    find->setShortcut(QKeySequence::Find);
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QAction::triggered, this, [this] { openFind(true); });
    QWidget::addAction(find);
}

QAction *JobsPage::addAction(const QString &name, Symbol symbol, const QString &text)
{
    auto *action = new QAction(icon(symbol), text, this);
    action->setObjectName(name);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    QWidget::addAction(action);
    return action;
}

void JobsPage::layOut(QAction *newVms)
{
    m_find = new FilterField(tr("Filter jobs"), this);
    m_find->setObjectName(QStringLiteral("findJobs"));
    m_find->hide();
    m_view = new JobsView(m_model, m_engine, this);
    m_view->setModel(&m_filter);
    addActions({m_copies->address(), m_copies->ssh()});
    m_view->addAction(m_copies->row());
    // The tabs need the room; their tool tips say what they do.
    const QList<QAction *> quiet{m_console, m_again, m_copies->ssh(), m_copies->results()->menuAction()};
    for (auto *action : quiet)
        action->setProperty("iconOnly", true);
    m_detailActs = quiet;
    for (const auto act : allJobActs)
        m_detailActs.append(m_acts.value(act));
    m_place = new LatePart([this] { return makeDetail(); }, this);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setObjectName(QStringLiteral("jobsSplitter"));
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_place);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(new EmptyState(Symbol::Vm, tr("No jobs yet"),
                                      tr("VMs on their way appear here, with every step and retry."), newVms,
                                      this));
    auto *clear = new QAction(tr("Clear Filter"), this);
    clear->setObjectName(QStringLiteral("clearFindJobs"));
    connect(clear, &QAction::triggered, this, [this] { openFind(false); });
    m_stack->addWidget(
        new EmptyState(Symbol::Search, tr("No matches"), tr("No job fits the filter."), clear, this));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_find);
    m_find->note()->setContentsMargins(12, 4, 12, 4);
    layout->addWidget(m_find->note());
    layout->addWidget(m_stack, 1);
    m_batchBar = new BatchBar({m_retryBatch, m_cancelBatch, m_againBatch}, this);
    layout->addWidget(m_batchBar);
}

QWidget *JobsPage::makeDetail()
{
    m_detail = new JobDetail({m_engine, m_clock, m_model, m_logs, m_requests}, m_detailActs);
    m_detail->setJob(selectedJob());
    connect(m_detail, &JobDetail::copied, this, &JobsPage::copied);
    connect(m_detail, &JobDetail::failed, this, &JobsPage::failed);
    connect(m_detail, &JobDetail::wants, this, &JobsPage::wants);
    connect(m_detail, &JobDetail::settled, this, &JobsPage::focusTable);
    connect(m_detail, &JobDetail::closed, this, &JobsPage::closeDetail);
    return m_detail;
}

} // namespace ui
