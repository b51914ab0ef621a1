// SPDX-License-Identifier: Apache-2.0
#include "ui/farewell.h"

#include "ui/jobspage.h"
#include "ui/workspace.h"

#include <utility>

namespace ui {

namespace {

const QString closeKey = QStringLiteral("close");

} // namespace

Farewell::Farewell(QWidget &window) : QObject(&window), m_window(window) {}

void Farewell::follow(Workspace *workspace, bool keepsJobs)
{
    m_workspace = workspace;
    m_keepsJobs = keepsJobs;
    MessageBar *messages = &workspace->messages();
    connect(messages, &MessageBar::acted, this, [this](const QString &key) {
        if (key == closeKey)
            answered(m_keepsJobs ? Closing::Background : Closing::Close);
    });
    connect(messages, &MessageBar::otherActed, this, [this](const QString &key) {
        if (key == closeKey)
            answered(Closing::Close);
    });
    connect(messages, &MessageBar::closed, this, [this](const QString &key) {
        if (key == closeKey)
            m_asked = false;
    });
    connect(&workspace->jobs(), &JobsPage::unfinishedChanged, this, &Farewell::jobsLeft);
}

void Farewell::forget()
{
    m_workspace = nullptr;
    m_asked = false;
    if (!m_ends)
        showAgain(); // what ended it is said there
}

bool Farewell::mayClose()
{
    if (m_ends || m_asked || m_workspace == nullptr || m_workspace->unfinished() == 0)
        return true;
    // The demo's jobs end with it: about them there is nothing to remember.
    const bool asks = !m_keepsJobs || (m_quits && m_closing == Closing::Background);
    switch (asks ? Closing::Ask : m_closing) {
    case Closing::Ask:
        ask();
        return false;
    case Closing::Background:
        m_isHidden = true;
        m_window.hide();
        return false;
    case Closing::Close:
        return true;
    }
    Q_UNREACHABLE();
}

void Farewell::quit()
{
    m_quits = true;
    m_window.close();
    m_quits = false;
}

void Farewell::ask()
{
    m_asked = true;
    Notice notice = unfinished();
    notice.key = closeKey;
    notice.action = m_keepsJobs ? tr("Keep Working in the Background") : tr("Close Now");
    if (m_keepsJobs) {
        notice.other = tr("Close, and Continue at Next Start");
        notice.check = tr("Remember");
    }
    m_workspace->messages().post(notice);
    m_workspace->messages().focusAction(closeKey); // Esc takes the question back
}

Notice Farewell::unfinished() const
{
    const int count = m_workspace->unfinished();
    return {{},
            Family::Retry,
            Symbol::Warn,
            tr("%n VM(s) are unfinished.", nullptr, count),
            m_keepsJobs ? tr("The server's tasks go on, and Slipway continues when it is connected again.")
                        : tr("The demo cluster ends with this, and they with it."),
            {}};
}

void Farewell::answered(Closing closing)
{
    if (m_workspace->messages().isChecked(closeKey))
        emit remembered(closing);
    if (closing == Closing::Close) {
        m_window.close();
        return;
    }
    m_workspace->messages().withdraw(closeKey);
    m_asked = false;
    m_isHidden = true;
    m_window.hide();
}

void Farewell::jobsLeft(int count)
{
    if (count > 0)
        return m_workspace->messages().rename(closeKey, unfinished().strong);
    m_workspace->messages().withdraw(closeKey);
    m_asked = false;
    if (std::exchange(m_isHidden, false))
        emit endedInBackground();
}

void Farewell::showAgain()
{
    if (std::exchange(m_isHidden, false))
        m_window.show();
}

} // namespace ui
