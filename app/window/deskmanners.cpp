// SPDX-License-Identifier: Apache-2.0
// What a program owes the desktop that it runs on.
#include "app/window/desk.h"
#include "app/window/diagnostics.h"
#include "ui/wording.h"

#include <QApplication>
#include <QClipboard>

#include <utility>

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
    connect(m_jobWatch.get(), &JobWatch::waitingChanged, this, [this] {
        m_secretSaid = false;
        saySecret();
    });
    stayAwake(m_jobWatch->isWorking());
    m_secretSaid = false;
    saySecret();
}

/// For the demo nobody's computer has to.
void Desk::stayAwake(bool working)
{
    if (working && !m_isDemo)
        m_desktop.sleep->hold(tr("Virtual machines are being made."));
    else
        m_desktop.sleep->release();
}

bool Desk::isLookedAt() const
{
    return m_isWatched && QApplication::activeWindow() != nullptr;
}

/// To somebody who does not see it: nothing goes on in a hidden window before it is typed.
void Desk::saySecret()
{
    const auto jobs = m_jobWatch ? m_jobWatch->waiting() : QList<const prov::Job *>();
    if (jobs.isEmpty() || isLookedAt() || std::exchange(m_secretSaid, true))
        return;
    m_desktop.notifier->notify(
        tr("A password is needed"),
        tr("%1 waits for its cloud-init password, and goes on when it is typed.").arg(jobs.first()->label()));
}

/// To somebody who does not see it.
void Desk::sayEnd(const QString &batch)
{
    if (isLookedAt())
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
