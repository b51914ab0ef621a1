// SPDX-License-Identifier: Apache-2.0
#include "ui/jobdetail.h"

#include "core/provision/outcome.h"
#include "core/provision/wording.h"
#include "core/store/crypthash.h"
#include "ui/askbar.h"
#include "ui/explanationcard.h"
#include "ui/familylabel.h"
#include "ui/models/jobmodel.h"
#include "ui/requestsview.h"
#include "ui/tasklogstrip.h"
#include "ui/tasklogview.h"
#include "ui/wording.h"

#include <QDateTime>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace ui {

using prov::Job;

namespace {

const auto deleteKey = QStringLiteral("delete");
const auto secretKey = QStringLiteral("secret");

} // namespace

JobDetail::JobDetail(const Parts &parts, const QList<QAction *> &acts, QWidget *parent)
    : QWidget(parent),
      m_parts(parts),
      m_card(new ExplanationCard(this)),
      m_ask(new AskBar(this)),
      m_pages(new QStackedWidget(this)),
      m_requests(new RequestsView(parts.requests))
{
    setObjectName(QStringLiteral("jobDetail"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead(acts));
    layout->addWidget(m_ask);
    layout->addWidget(m_card);
    m_pages->addWidget(makeSteps());
    m_pages->addWidget(makeTaskLog());
    m_pages->addWidget(makeVerification());
    m_pages->addWidget(m_requests);
    layout->addWidget(m_pages, 1);
    connect(m_requests, &RequestsView::copied, this, &JobDetail::copied);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_ask, &AskBar::answered, this, &JobDetail::answered);
    connect(m_ask, &AskBar::declined, this, [this](const QString &key) {
        if (key == secretKey)
            m_declined.insert(m_jobId);
    });
    connect(&m_parts.logs, &TaskLogs::grew, this, &JobDetail::logGrew);
}

void JobDetail::setTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

void JobDetail::setJob(const QString &jobId)
{
    if (jobId == m_jobId)
        return;
    m_declined.remove(m_jobId); // who comes back to a job is asked again
    m_jobId = jobId;
    m_ask->takeBack();
    m_log->setLines(m_parts.logs.lines(jobId));
    m_requests->setJob(jobId);
    refresh();
}

void JobDetail::refresh()
{
    const auto *job = m_parts.engine.job(m_jobId);
    m_steps.setJob(job, m_parts.clock, m_parts.jobs.durations());
    m_checks.setChecks(job ? job->checks : QList<prov::Check>());
    m_logStack->setCurrentIndex(m_log->document()->isEmpty() ? 1 : 0);
    m_checkStack->setCurrentIndex(m_checks.rowCount() == 0 ? 1 : 0);
    if (!job)
        return;
    showHead(*job);
    const bool isWell = prov::matterOf(*job) == prov::Matter::None; // but for what an earlier try has left
    m_card->explain(prov::explain(*job), isWell ? Sign{Family::Retry, Symbol::Warn, {}} : signOf(*job));
    m_logStrip->show(*job, m_parts.logs.upid(m_jobId), m_parts.jobs.pace(m_jobId), m_parts.clock);
    showChecks(*job);
    askForSecret(*job);
}

void JobDetail::showHead(const Job &job)
{
    m_name->setText(job.label());
    QStringList parts;
    if (job.vmid != 0)
        parts.append(tr("%1 on %2").arg(job.vmid).arg(job.node.isEmpty() ? job.spec.templateNode : job.node));
    if (job.step != prov::Step::Queued && job.createdWallMs > 0) {
        const auto started = timeText(QDateTime::fromMSecsSinceEpoch(job.createdWallMs + job.queuedMs));
        parts.append(job.queuedMs < 1000
                         ? tr("started %1").arg(started)
                         : tr("started %1, after %2 in the queue").arg(started, durationText(job.queuedMs)));
    }
    m_where->setText(dotted(parts));
    m_where->setToolTip(m_where->text());
}

void JobDetail::showChecks(const Job &job)
{
    const auto read = QDateTime::fromMSecsSinceEpoch(job.checkedWallMs);
    m_checkHead->setText(
        job.checkedWallMs > 0
            ? tr("%1, read back from the server at %2.").arg(checksText(job.checks), timeText(read))
            : tr("%1, read back from the server.").arg(checksText(job.checks)));
}

void JobDetail::askForSecret(const Job &job)
{
    if (job.waitsForSecret && m_ask->asked().isEmpty() && !m_declined.contains(job.id)) {
        m_ask->ask({secretKey,
                    tr("Cloud-init password of %1:").arg(job.label()),
                    tr("Continue"),
                    {},
                    true,
                    false,
                    false});
    } else if (!job.waitsForSecret && m_ask->asked() == secretKey) {
        m_ask->takeBack();
    }
}

void JobDetail::askToDelete()
{
    const auto *job = m_parts.engine.job(m_jobId);
    if (!job)
        return;
    m_ask->ask({deleteKey,
                tr("VM %1 and its disks will be deleted for good. Type its name, %2, to confirm.")
                    .arg(job->vmid)
                    .arg(job->label()),
                tr("Delete VM"), job->label(), false, true});
}

bool JobDetail::isBeingAnswered() const
{
    return m_ask->isBegun();
}

void JobDetail::answered(const QString &key, const QString &text)
{
    if (key == deleteKey) {
        emit wants(prov::want::DeleteVm{m_jobId});
        emit settled();
        return;
    }
    auto password = text.toUtf8();
    if (const auto hash = store::hashPassword(password))
        emit wants(prov::want::ProvideSecret{m_jobId, *hash});
}

void JobDetail::logGrew(const QString &jobId, const QList<pve::LogLine> &lines)
{
    if (jobId != m_jobId)
        return;
    m_log->append(lines);
    m_logStack->setCurrentIndex(0);
}

} // namespace ui
