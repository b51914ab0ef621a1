// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/accounts.h"
#include "app/session.h"
#include "app/window/certificateprobe.h"
#include "app/window/windowoptions.h"
#include "core/pve/inventory.h"
#include "ui/mainwindow.h"

#include <QObject>
#include <QSettings>

#include <memory>

namespace app {

/// The window program without main(): one window and at most one session behind it. Members stand in the
/// order of who needs whom. The accounts outlive it.
class Desk final : public QObject
{
    Q_OBJECT
public:
    Desk(const WindowOptions &options, Accounts &accounts, const prov::Settings &settings = {});
    ~Desk() override;

    /// Shows the window: the demo, the server that was used last, or the first page.
    void open();
    [[nodiscard]] ui::MainWindow &window() { return m_window; }
    /// The keychain cannot be used, or can again.
    void keychainFailed(const base::Error &error);
    void keychainWorks();

private:
    /// What a person wants to connect to, until it is known whether that works.
    struct Wish
    {
        Target target;
        QString name;
        bool keep = false;
    };

    void followWindow();
    void openDemo();
    void openKnown(const QString &id);
    void credentialRead(const store::Profile &known, const base::Result<pve::Credential> &credential);
    void connectTo(const Wish &wish);
    void closeSession();
    void ready();
    void resume();
    void refused(const base::Error &error);
    void showKnown();
    void sayTroubles();

    WindowOptions m_options;
    Accounts &m_accounts;
    prov::Settings m_jobSettings;
    Wish m_wish;
    QString m_asked;           ///< the profile whose secret the keychain is asked for; empty: of none
    QString m_keychainTrouble; ///< why secrets are not kept; empty: they are
    QString m_listTrouble;     ///< the same of the list of servers
    QSettings m_settings;
    CertificateProbe m_probe;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<pve::Inventory> m_inventory;
    ui::MainWindow m_window; ///< goes first: it looks at the others
};

} // namespace app
