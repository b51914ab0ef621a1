// SPDX-License-Identifier: Apache-2.0
#include "app/window/desk.h"

#include "app/earlierjobs.h"
#include "ui/startpage.h"
#include "ui/wording.h"

#include <QPointer>

#include <utility>

namespace app {

namespace {

QString settingsFile(const QString &dataDir)
{
    const QString folder = dataDir.isEmpty() ? store::DataFolder::defaultPath() : dataDir;
    static_cast<void>(store::DataFolder::make(folder)); // before QSettings does, for others to read
    return folder + QStringLiteral("/window.ini");
}

} // namespace

Desk::Desk(const WindowOptions &options, Accounts &accounts, const prov::Settings &settings)
    : m_options(options),
      m_accounts(accounts),
      m_jobSettings(settings),
      m_settings(settingsFile(options.dataDir), QSettings::IniFormat),
      m_window(m_probe, m_settings)
{
    followWindow();
    connect(&m_accounts, &Accounts::changed, this, &Desk::showKnown);
    connect(&m_accounts, &Accounts::troubled, this, [this](const QString &text) {
        m_listTrouble = ui::sentence(text);
        sayTroubles();
    });
}

Desk::~Desk()
{
    closeSession();
}

void Desk::followWindow()
{
    connect(&m_window, &ui::MainWindow::demoWanted, this, &Desk::openDemo);
    connect(&m_window, &ui::MainWindow::knownWanted, this, &Desk::openKnown);
    connect(&m_window, &ui::MainWindow::forgetWanted, &m_accounts, &Accounts::forget);
    connect(&m_window, &ui::MainWindow::connectWanted, this,
            [this](const pve::Server &server, const pve::ApiToken &token, const QString &name, bool keep) {
                connectTo({{std::nullopt, server, token}, name, keep});
            });
    connect(&m_window, &ui::MainWindow::backWanted, this, &Desk::closeSession);
    connect(&m_window, &ui::MainWindow::watched, this, [this](bool watched) {
        if (m_inventory)
            m_inventory->setInterval(watched ? pve::Inventory::defaultInterval
                                             : pve::Inventory::idleInterval);
    });
}

void Desk::open()
{
    m_accounts.load();
    if (m_options.demo)
        openDemo();
    else if (!m_accounts.profiles().isEmpty())
        openKnown(m_accounts.profiles().first().id);
    m_window.show();
}

void Desk::openDemo()
{
    m_window.showDemoStarting();
    connectTo({{m_options.demo.value_or(DemoOptions{}), {}, {}}, {}, false});
}

/// With the token of the keychain; what it does not give, a person has to.
void Desk::openKnown(const QString &id)
{
    const store::Profile *profile = m_accounts.profile(id);
    if (profile == nullptr)
        return;
    m_window.showConnecting(profile->name);
    m_asked = id;
    m_accounts.readToken(id,
                         [desk = QPointer(this), known = *profile](const base::Result<pve::ApiToken> &token) {
                             if (desk && std::exchange(desk->m_asked, {}) == known.id)
                                 desk->tokenRead(known, token);
                         });
}

void Desk::tokenRead(const store::Profile &known, const base::Result<pve::ApiToken> &token)
{
    const pve::Server server = known.endpoints.first();
    if (token)
        return connectTo({{std::nullopt, server, *token}, known.name, true});
    m_window.askAgain(server, known.tokenId, known.name, ui::sentence(token.error().text));
}

void Desk::closeSession()
{
    m_asked.clear();
    m_window.closeWorkspace();
    m_inventory.reset();
    m_session.reset();
}

void Desk::connectTo(const Wish &wish)
{
    closeSession();
    m_wish = wish;
    const bool isDemo = wish.target.demo.has_value();
    // The demo's jobs end with its cluster, so they never go into a folder, and their secrets into no
    // keychain. Who holds the folder is said at once: a window does not stand still.
    auto storage = openStorage(isDemo ? QString() : m_options.dataDir, isDemo, base::Millis{0});
    if (!storage) {
        m_window.showWaiting(ui::sentence(storage.error().text));
        return;
    }
    m_session = std::make_unique<Session>(wish.target, m_jobSettings, std::move(*storage),
                                          isDemo ? nullptr : &m_accounts.secrets());
    m_session->log().setLevelFromEnvironment();
    connect(m_session.get(), &Session::ready, this, &Desk::ready);
    connect(m_session.get(), &Session::unreadable, &m_window,
            [this](const base::Error &error) { m_window.showWaiting(ui::sentence(error.text)); });
    connect(m_session.get(), &Session::refused, this, &Desk::refused);
    m_session->start();
}

void Desk::refused(const base::Error &error)
{
    if (m_wish.target.demo)
        return m_window.showWaiting(ui::sentence(error.text));
    m_window.askAgain(m_wish.target.server, m_wish.target.token.id, m_wish.name, {});
    m_window.showRefusal(error);
}

void Desk::ready()
{
    const Connection &connection = m_session->connection();
    if (m_wish.keep)
        m_accounts.remember(m_wish.target.server, m_wish.target.token, m_wish.name);
    m_wish.target.token.secret.clear(); // the connection has its own
    const bool isDemo = m_wish.target.demo.has_value();
    const QString name = m_wish.name.isEmpty() ? connection.serverName() : m_wish.name;
    m_inventory = std::make_unique<pve::Inventory>(m_session->client(), m_session->clock());
    m_window.openWorkspace({m_session->engine(), *m_inventory, m_session->client(), m_session->log(),
                            m_session->clock(), m_jobSettings, isDemo ? ui::MainWindow::demoName() : name,
                            connection.owner().user},
                           m_session->keepsJobs());
    if (!isDemo)
        sayTroubles();
    resume();
    m_inventory->refresh();
}

void Desk::showKnown()
{
    QList<ui::KnownServer> servers;
    for (const store::Profile &profile : m_accounts.profiles())
        servers.append(
            {profile.id, profile.name,
             QStringLiteral("%1 · %2").arg(profile.endpoints.first().url.authority(), profile.identity())});
    m_window.showKnown(servers);
}

void Desk::keychainFailed(const base::Error &error)
{
    m_keychainTrouble = ui::MainWindow::keychainTrouble(error.text);
    sayTroubles();
}

void Desk::keychainWorks()
{
    m_keychainTrouble.clear();
    sayTroubles();
}

void Desk::sayTroubles()
{
    if (m_window.workspace() != nullptr)
        m_window.workspace()->sayNotKept(m_keychainTrouble, m_listTrouble);
}

/// What an earlier start has left on this server goes on by itself; what is somebody else's is only named.
void Desk::resume()
{
    prov::Engine &engine = m_session->engine();
    const prov::Owner owner = m_session->connection().owner();
    const QStringList ids = resumable(engine.jobs(), owner);
    if (!ids.isEmpty()) {
        engine.resume(ids);
        m_window.workspace()->sayResumed(static_cast<int>(ids.size()));
    }
    const QStringList others = ofOthers(engine.jobs(), owner);
    if (!others.isEmpty())
        m_window.workspace()->sayOthers(others);
}

} // namespace app
