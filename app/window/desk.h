// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/accounts.h"
#include "app/session.h"
#include "app/window/certificateprobe.h"
#include "app/window/choices.h"
#include "app/window/desktop.h"
#include "app/window/jobwatch.h"
#include "app/window/trial.h"
#include "app/window/windowoptions.h"
#include "core/pve/inventory.h"
#include "ui/mainwindow.h"
#include "ui/themefollower.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QSettings>
#include <QTimer>

#include <memory>

namespace app {

/// The window program without main(): one window and at most one session behind it. Members stand in the
/// order of who needs whom. Accounts and choices outlive it.
class Desk final : public QObject
{
    Q_OBJECT
public:
    Desk(const WindowOptions &options, Accounts &accounts, Choices &choices, Desktop desktop = {});
    ~Desk() override;

    /// Shows the window: the demo, the server that was used last, or the first page.
    void open();
    [[nodiscard]] ui::MainWindow &window() { return m_window; }
    /// The keychain cannot be used, or can again.
    void keychainFailed(const base::Error &error);
    void keychainWorks();
    /// Of the desktop: what is not kept yet is kept when this returns, and nothing is asked any more.
    void endSession();

private:
    using Go = void (Desk::*)(const ui::ServerWish &wish);

    void followWindow();
    void speakAnew();
    // desk.cpp: sessions
    void openDemo();
    void connectTo(const ui::ServerWish &wish);
    void openSession(const Target &target);
    void followSession();
    void closeSession();
    void ready();
    void openWorkspace();
    void resume();
    void sayOthers();
    void refused(const base::Error &error);
    void distrusted(const base::Error &error);
    void signedOut(const base::Error &error);
    void askCode(const QStringList &factors, const std::optional<base::Error> &refusal);
    void answerCode(const QString &factor, const QString &code);
    // deskchoices.cpp: what the person prefers
    void followChoices();
    void applyChoices(const store::Preferences &before);
    void paceInventory();
    // deskmanners.cpp
    void mindManners();
    void copyDiagnostics();
    void watchJobs();
    void stayAwake(bool working);
    void sayEnd(const QString &batch);
    void saySecret();
    [[nodiscard]] bool isLookedAt() const;
    void note(const QString &text);
    // deskservers.cpp: the servers that are known, and tests
    void openKnown(const QString &id);
    void complete(const ui::ServerWish &wish, Go go);
    void testConnection(const ui::ServerWish &wish);
    void showTrial(bool isFinished);
    void edit(const QString &id);
    void signInAgain();
    void keepServer();
    void showKnown();
    void sayTroubles();
    [[nodiscard]] static ui::ServerWish wishOf(const store::Profile &profile);
    [[nodiscard]] static bool keepsSecret(const store::Profile &profile);
    [[nodiscard]] QString serverName() const; ///< of the wish, as people call it

    WindowOptions m_options;
    Accounts &m_accounts;
    Choices &m_choices;
    ui::ServerWish m_wish; ///< what the session or the trial is for
    bool m_isDemo = false;
    bool m_isWatched = true;   ///< the window is not minimised
    bool m_secretSaid = false; ///< the desktop knows that jobs wait for one
    int m_asked = 0;           ///< questions to the keychain: only the answer to the last one counts
    std::optional<base::Error> m_keychainTrouble; ///< why secrets are not kept; nothing: they are
    base::Sentence m_listTrouble;                 ///< the same of the list of servers; empty
    std::optional<base::Error> m_signedOut;       ///< why the session's sign-in is over; nothing: it is not
    Desktop m_desktop;
    QSettings m_settings;
    CertificateProbe m_probe;
    ui::ThemeFollower m_theme;
    // While another program holds the data folder.
    Target m_target;           ///< what is to be opened
    QDeadlineTimer m_patience; ///< until that is said
    QTimer m_folderTry;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Trial> m_trial;
    std::unique_ptr<pve::Inventory> m_inventory;
    std::unique_ptr<JobWatch> m_jobWatch;
    ui::MainWindow m_window; ///< goes first: it looks at the others
};

} // namespace app
