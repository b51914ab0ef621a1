// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/authorizer.h"
#include "ui/serverprobe.h"
#include "ui/workspace.h"

#include <QMainWindow>
#include <QSettings>

class QStackedWidget;

namespace ui {

class ConnectPanel;
class FamilyLabel;
class StartPage;
struct KnownServer;

/// The program's one window: first start, connecting, and the workspace of a connected server. It keeps its
/// shape in the settings. Probe and settings outlive it.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(ServerProbe &probe, QSettings &settings);
    ~MainWindow() override;

    void showStart();
    void showConnect();
    void showKnown(const QList<KnownServer> &servers);
    /// The form for a server that is known, and why something has to be typed again.
    void askAgain(const pve::Server &server, const QString &tokenId, const QString &name, const QString &why);
    /// What goes on, or why it does not; one can go back from here.
    void showWaiting(const QString &sentence);
    void showDemoStarting();
    void showConnecting(const QString &name);
    [[nodiscard]] static QString keychainTrouble(const QString &why);
    [[nodiscard]] static QString demoName();
    void showRefusal(const base::Error &error); ///< of the server that was connected to
    /// `keepsJobs`: unfinished jobs go on at the next start.
    void openWorkspace(const Workspace::Parts &parts, bool keepsJobs);
    void closeWorkspace();                                             ///< before its parts go
    [[nodiscard]] Workspace *workspace() const { return m_workspace; } ///< nullptr: none is open

signals:
    void demoWanted();
    void connectWanted(const pve::Server &server, const pve::ApiToken &token, const QString &name, bool keep);
    void knownWanted(const QString &id);
    void forgetWanted(const QString &id);
    void backWanted();          ///< what was begun is given up: the first page is shown
    void watched(bool watched); ///< false: minimised

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeWaitingPage();
    void goBack();
    void leave(); ///< the server, for the first page
    void askToClose();
    void sayUnfinished(const QString &key, const QString &button);

    QSettings &m_settings;
    QStackedWidget *m_stack;
    StartPage *m_start;
    ConnectPanel *m_connect;
    QWidget *m_waiting;
    FamilyLabel *m_sentence;
    Workspace *m_workspace = nullptr;
    bool m_keepsJobs = true;
    bool m_closeAsked = false;
};

} // namespace ui
