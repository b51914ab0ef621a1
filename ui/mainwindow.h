// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/diagnosis.h"
#include "core/store/preferences.h"
#include "ui/serverprobe.h"
#include "ui/serverwish.h"
#include "ui/startpage.h"
#include "ui/workspace.h"

#include <QMainWindow>
#include <QPointer>
#include <QSettings>

#include <functional>
#include <optional>

class QStackedWidget;

namespace ui {

class ConnectPanel;
class FamilyLabel;
class Farewell;
class MainMenu;
class MessageBar;
class PreferencesPage;
class ServerMenu;

/// The program's one window: first start, connecting, and the workspace of a connected server. It keeps its
/// shape in the settings. When the program's language changes it makes all that it shows anew, and fills it
/// with what was there. Probe and settings outlive it.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(ServerProbe &probe, QSettings &settings);
    ~MainWindow() override;

    void showStart();
    /// A spec file, now or as soon as a server is connected.
    void openSpec(const QString &path);
    void showConnect();
    void showKnown(const QList<KnownServer> &servers);
    /// The form for a server that is known, and why the person is asked. `secretIsKept`: it may be left out.
    void showForm(const ServerWish &wish, bool secretIsKept, const QString &why);
    [[nodiscard]] bool showsForm() const;
    // What comes of connectWanted() and testWanted().
    void askCode(const QString &server, const QStringList &factors, const QString &refusal);
    void showDiagnosis(const prov::Diagnosis &diagnosis, bool isFinished);
    /// What goes on, or why it does not; one can go back from here. The words are wanted again in another
    /// language.
    void showWaiting(const std::function<QString()> &words);
    void showWaiting(const base::Error &error);
    void showDemoStarting();
    void showConnecting(const QString &name);
    [[nodiscard]] static QString keychainTrouble(const QString &why);
    [[nodiscard]] static QString typeAgain(const QString &why); ///< for showForm()
    [[nodiscard]] static QString demoName();
    /// Why secrets are kept for this session only, and what is wrong with the list of servers, on all pages;
    /// empty: nothing.
    void sayNotKept(const QString &secrets, const QString &servers);
    void showRefusal(const base::Error &error); ///< of the server that was connected to
    /// `keepsJobs`: unfinished jobs go on at the next start. `id` is the known server's; empty: of none.
    void openWorkspace(const Workspace::Parts &parts, bool keepsJobs, const QString &id);
    void setClosing(store::Preferences::Closing closing); ///< with unfinished jobs
    void sayDiagnosticsCopied();
    void bringBack();      ///< if it is hidden while jobs run
    void showAgain();      ///< hidden, minimised or behind others: it comes to the front
    void endSession();     ///< the desktop's: everything is kept now, and closing asks nothing
    void closeWorkspace(); ///< before its parts go
    [[nodiscard]] PreferencesPage &
    preferences(); ///< made when it is first wanted: it is large, and rarely seen
    /// What is wrong with their file; empty: nothing.
    void sayPreferences(const QString &why);
    void showPreferences(bool show); ///< over whatever else is shown, which stays
    [[nodiscard]] Workspace *workspace() const { return m_workspace; } ///< nullptr: none is open

signals:
    void spokenAnew(); ///< in another language: what was said and opened from outside is to be said again
    void preferencesMade(); ///< from now on they can be looked at and changed
    void demoWanted();
    void connectWanted(const ui::ServerWish &wish);
    void testWanted(const ui::ServerWish &wish); ///< nothing is to be kept
    void codeEntered(const QString &factor, const QString &code);
    void attemptEnded(); ///< what was wanted is not any more
    void knownWanted(const QString &id);
    void editWanted(const QString &id);
    void forgetWanted(const QString &id);
    void signInWanted(); ///< again, where the sign-in is over
    void backWanted();   ///< what was begun is given up: the first page is shown
    void diagnosticsWanted();
    void watched(bool watched);                              ///< false: minimised or hidden
    void closingChosen(store::Preferences::Closing closing); ///< by an answer that is to be remembered
    void endedInBackground(); ///< the hidden window has nothing left to do: the program may end

protected:
    void closeEvent(QCloseEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// For a server that is known.
    struct Form
    {
        ServerWish wish;
        bool secretIsKept = false;
    };

    void makeInside();
    void speakAnew(); // mainwindowlanguage.cpp
    void offerPreferences();
    void offerPreference(const store::Preference &preference);
    void setEngine(prov::Engine *engine);
    void makeWaitingPage();
    StartPage &start();    ///< made when it is wanted, like the panel
    ConnectPanel &panel(); ///< large, and rarely seen
    void letWayGo();
    void followWorkspace();
    void goBack();
    /// The server, for the first page and what is to come after it.
    void leave(const std::function<void()> &then);
    void leaveNow();
    void makeServerMenu();
    void editOpen();

    ServerProbe &m_probe;
    QSettings &m_settings;
    Farewell *m_farewell;
    QStackedWidget *m_whole = nullptr; ///< everything, or the preferences
    QStackedWidget *m_stack = nullptr;
    MainMenu *m_menu = nullptr;
    ServerMenu *m_servers = nullptr;
    StartPage *m_start = nullptr;      ///< nullptr: not wanted since the last server was opened
    ConnectPanel *m_connect = nullptr; ///< likewise
    PreferencesPage *m_preferences = nullptr;
    prov::Engine *m_engine = nullptr; ///< of the workspace
    QPointer<QWidget> m_focusBefore;  ///< where the keyboard was when the preferences came
    QWidget *m_waiting = nullptr;
    FamilyLabel *m_sentence = nullptr;
    std::function<QString()> m_waitingWords;
    MessageBar *m_messages = nullptr;
    std::optional<Form> m_form; ///< what the form was filled with; nothing: it is for a new server
    QList<KnownServer> m_known;
    Workspace *m_workspace = nullptr;
    QString m_open;                ///< the known server that the workspace is of; empty: of none
    std::function<void()> m_after; ///< what follows when the server is left
    QString m_spec;                ///< to be opened with the next workspace
};

} // namespace ui
