// SPDX-License-Identifier: Apache-2.0
// What a program owes the desktop that it runs on.
#include "app/window/desk.h"
#include "app/window/diagnostics.h"
#include "ui/wording.h"

#include <QApplication>
#include <QClipboard>

namespace app {

void Desk::mindManners()
{
    connect(&m_window, &ui::MainWindow::diagnosticsWanted, this, &Desk::copyDiagnostics);
    // Direct: when it returns, the session goes on to its end.
    connect(qGuiApp, &QGuiApplication::commitDataRequest, this, &Desk::endSession, Qt::DirectConnection);
    connect(m_desktop.sleep.get(), &SleepGuard::failed, this, [this](const QString &why) {
        note(QStringLiteral("the computer may go to sleep while jobs run: %1").arg(why));
    });
    connect(m_desktop.notifier.get(), &Notifier::failed, this, [this](const QString &why) {
        note(QStringLiteral("the desktop shows no notifications: %1").arg(why));
    });
    connect(m_desktop.notifier.get(), &Notifier::activated, &m_window, &ui::MainWindow::showAgain);
}

void Desk::copyDiagnostics()
{
    const QString server = m_session ? m_session->connection().version() : QString();
    const base::Log *log = m_session ? &m_session->log() : nullptr;
    QGuiApplication::clipboard()->setText(Diagnostics{server, m_choices.now(), log}.text());
    m_window.sayDiagnosticsCopied();
}

/// Jobs are in their journal before anything is done for them, so that little is left to be kept.
void Desk::endSession()
{
    m_window.endSession();
}

void Desk::watchJobs()
{
    m_jobWatch = std::make_unique<JobWatch>(m_session->engine());
    connect(m_jobWatch.get(), &JobWatch::workingChanged, this, &Desk::stayAwake);
    connect(m_jobWatch.get(), &JobWatch::batchEnded, this, &Desk::sayEnd);
    stayAwake(m_jobWatch->isWorking());
}

/// For the demo nobody's computer has to.
void Desk::stayAwake(bool working)
{
    if (working && !m_isDemo)
        m_desktop.sleep->hold(tr("Virtual machines are being made."));
    else
        m_desktop.sleep->release();
}

/// To somebody who does not see it.
void Desk::sayEnd(const QString &batch)
{
    if (QApplication::activeWindow() != nullptr)
        return;
    const auto jobs = m_jobWatch->batch(batch);
    if (jobs.isEmpty())
        return; // all were dismissed
    const QString rest = ui::batchRest(jobs);
    const QString ready = ui::batchReady(jobs);
    m_desktop.notifier->notify(ui::batchTitle(jobs), rest.isEmpty() ? ready : tr("%1 · %2").arg(ready, rest));
}

void Desk::note(const QString &text)
{
    if (m_session)
        m_session->log().add(base::LogRecord::Level::Info, text);
}

} // namespace app
