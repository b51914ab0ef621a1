// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/preferences.h"
#include "ui/messagebar.h"

#include <QObject>
#include <QPointer>

namespace ui {

class Workspace;

/// Whether the window may close, while jobs run and otherwise. It asks in the message bar of the workspace,
/// says which answer is to be remembered, and takes the window away without ending the program. The window
/// outlives it.
class Farewell final : public QObject
{
    Q_OBJECT
public:
    using Closing = store::Preferences::Closing;

    explicit Farewell(QWidget &window);

    void setClosing(Closing closing) { m_closing = closing; } ///< what is preferred

    /// `keepsJobs`: unfinished jobs go on at the next start.
    void follow(Workspace *workspace, bool keepsJobs);
    void forget(); ///< there is no workspace any more
    /// False: it has asked, or the window is hidden until the jobs have ended.
    [[nodiscard]] bool mayClose();
    void quit();      ///< closes the window, but not to work on in the background without being asked
    void showAgain(); ///< if the window is hidden
    void endSession() { m_ends = true; } ///< nothing is asked any more
    void goOn() { m_ends = false; }      ///< the session has not ended after all
    /// What is said of unfinished jobs; `key` and buttons are for who asks.
    [[nodiscard]] Notice unfinished() const;

signals:
    void remembered(store::Preferences::Closing closing); ///< the answer is preferred from now on
    void endedInBackground(); ///< no job is left that the hidden program would work on

private:
    void ask();
    void answered(Closing closing);
    void jobsLeft(int count);

    QWidget &m_window;
    QPointer<Workspace> m_workspace;
    Closing m_closing = Closing::Ask;
    bool m_keepsJobs = true;
    bool m_asked = false;
    bool m_quits = false;
    bool m_isHidden = false;
    bool m_ends = false;
};

} // namespace ui
