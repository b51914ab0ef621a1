// SPDX-License-Identifier: Apache-2.0
#include "app/window/desk.h"

#include "app/earlierjobs.h"
#include "ui/wording.h"

namespace app {

namespace {

QString settingsFile(const QString &dataDir)
{
    const QString folder = dataDir.isEmpty() ? store::DataFolder::defaultPath() : dataDir;
    static_cast<void>(store::DataFolder::make(folder)); // before QSettings does, for others to read
    return folder + QStringLiteral("/window.ini");
}

} // namespace

Desk::Desk(const WindowOptions &options, const prov::Settings &settings)
    : m_options(options),
      m_jobSettings(settings),
      m_settings(settingsFile(options.dataDir), QSettings::IniFormat),
      m_window(m_probe, m_settings)
{
    connect(&m_window, &ui::MainWindow::demoWanted, this, &Desk::openDemo);
    connect(&m_window, &ui::MainWindow::connectWanted, this,
            [this](const pve::Server &server, const pve::ApiToken &token) {
                connectTo({std::nullopt, server, token});
            });
    connect(&m_window, &ui::MainWindow::backWanted, this, &Desk::closeSession);
    connect(&m_window, &ui::MainWindow::watched, this, [this](bool watched) {
        if (m_inventory)
            m_inventory->setInterval(watched ? pve::Inventory::defaultInterval
                                             : pve::Inventory::idleInterval);
    });
}

Desk::~Desk()
{
    closeSession();
}

void Desk::open()
{
    if (m_options.demo)
        openDemo();
    m_window.show();
}

void Desk::openDemo()
{
    m_window.showDemoStarting();
    connectTo({m_options.demo.value_or(DemoOptions{}), {}, {}});
}

void Desk::closeSession()
{
    m_window.closeWorkspace();
    m_inventory.reset();
    m_session.reset();
}

void Desk::connectTo(const Target &target)
{
    closeSession();
    m_isDemo = target.demo.has_value();
    // The demo's jobs end with its cluster, so they never go into a folder.
    // Who holds the folder is said at once: a window does not stand still.
    auto storage = openStorage(m_isDemo ? QString() : m_options.dataDir, m_isDemo, base::Millis{0});
    if (!storage) {
        m_window.showWaiting(ui::sentence(storage.error().text));
        return;
    }
    m_session = std::make_unique<Session>(target, m_jobSettings, std::move(*storage));
    m_session->log().setLevelFromEnvironment();
    connect(m_session.get(), &Session::ready, this, &Desk::ready);
    const auto sayWhy = [this](const base::Error &error) { m_window.showWaiting(ui::sentence(error.text)); };
    connect(m_session.get(), &Session::unreadable, &m_window, sayWhy);
    if (m_isDemo)
        connect(m_session.get(), &Session::refused, &m_window, sayWhy);
    else
        connect(m_session.get(), &Session::refused, &m_window, &ui::MainWindow::showRefusal);
    m_session->start();
}

void Desk::ready()
{
    const Connection &connection = m_session->connection();
    m_inventory = std::make_unique<pve::Inventory>(m_session->client(), m_session->clock());
    m_window.openWorkspace({m_session->engine(), *m_inventory, m_session->log(), m_session->clock(),
                            m_jobSettings, m_isDemo ? ui::MainWindow::demoName() : connection.serverName(),
                            connection.owner().user},
                           m_session->keepsJobs());
    resume();
    m_inventory->refresh();
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
