// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/closing.h"
#include "ui/messagebar.h"

#include <QObject>
#include <QPointer>

class QSettings;

namespace ui {

class Workspace;

/// Whether the window may close, while jobs run and otherwise. It asks in the message bar of the workspace,
/// keeps the answer if it is told to, and takes the window away without ending the program. Window and
/// settings outlive it.
class Farewell final : public QObject
{
    Q_OBJECT
public:
    Farewell(QWidget &window, QSettings &settings);

    /// `keepsJobs`: unfinished jobs go on at the next start.
    void follow(Workspace *workspace, bool keepsJobs);
    void forget(); ///< there is no workspace any more
    /// False: it has asked, or the window is hidden until the jobs have ended.
    [[nodiscard]] bool mayClose();
    void showAgain();                    ///< if the window is hidden
    void endSession() { m_ends = true; } ///< nothing is asked any more
    void goOn() { m_ends = false; }      ///< the session has not ended after all
    /// What is said of unfinished jobs; `key` and buttons are for who asks.
    [[nodiscard]] Notice unfinished() const;

signals:
    void endedInBackground(); ///< no job is left that the hidden program would work on

private:
    void ask();
    void answered(Closing closing);
    void jobsLeft(int count);

    QWidget &m_window;
    QSettings &m_settings;
    QPointer<Workspace> m_workspace;
    bool m_keepsJobs = true;
    bool m_asked = false;
    bool m_isHidden = false;
    bool m_ends = false;
};

} // namespace ui
