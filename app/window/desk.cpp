// SPDX-License-Identifier: Apache-2.0
#include "app/window/desk.h"

#include "app/earlierjobs.h"
#include "core/base/shown.h"
#include "core/provision/leftovers.h"
#include "ui/wording.h"

#include <utility>

namespace app {

namespace {

constexpr int folderInterval = 250; ///< ms, between two tries

QString settingsFile(const QString &dataDir)
{
    const QString folder = dataDir.isEmpty() ? store::DataFolder::defaultPath() : dataDir;
    static_cast<void>(store::DataFolder::make(folder)); // before QSettings does, for others to read
    return folder + QStringLiteral("/window.ini");
}

} // namespace

Desk::Desk(const WindowOptions &options, Accounts &accounts, Choices &choices, Desktop desktop)
    : m_options(options),
      m_accounts(accounts),
      m_choices(choices),
      m_desktop(std::move(desktop)),
      m_settings(settingsFile(options.dataDir), QSettings::IniFormat),
      m_window(m_probe, m_settings)
{
    m_folderTry.setSingleShot(true);
    m_folderTry.setInterval(folderInterval);
    connect(&m_folderTry, &QTimer::timeout, this, [this] { openSession(std::exchange(m_target, {})); });
    followWindow();
    followChoices();
    mindManners();
    connect(&m_accounts, &Accounts::changed, this, &Desk::showKnown);
    connect(&m_accounts, &Accounts::troubled, this, [this](const base::Sentence &trouble) {
        m_listTrouble = trouble;
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
    connect(&m_window, &ui::MainWindow::editWanted, this, &Desk::edit);
    connect(&m_window, &ui::MainWindow::forgetWanted, this,
            [this](const QString &id) { m_accounts.forget(id); });
    connect(&m_window, &ui::MainWindow::connectWanted, this,
            [this](const ui::ServerWish &wish) { complete(wish, &Desk::connectTo); });
    connect(&m_window, &ui::MainWindow::testWanted, this,
            [this](const ui::ServerWish &wish) { complete(wish, &Desk::testConnection); });
    connect(&m_window, &ui::MainWindow::codeEntered, this, &Desk::answerCode);
    connect(&m_window, &ui::MainWindow::signInWanted, this, &Desk::signInAgain);
    connect(&m_window, &ui::MainWindow::attemptEnded, this, &Desk::closeSession);
    connect(&m_window, &ui::MainWindow::backWanted, this, &Desk::closeSession);
    connect(&m_window, &ui::MainWindow::spokenAnew, this, &Desk::speakAnew);
    connect(&m_window, &ui::MainWindow::watched, this, [this](bool watched) {
        m_isWatched = watched;
        paceInventory();
        saySecret();
    });
}

/// In the language of now, to a window that is as new.
void Desk::speakAnew()
{
    showKnown();
    sayTroubles();
    if (!m_inventory)
        return; // no session is ready
    openWorkspace();
    m_inventory->refresh();
    sayOthers();
    if (m_signedOut)
        m_window.workspace()->saySignedOut(base::shown(*m_signedOut));
}

void Desk::open()
{
    m_accounts.load();
    if (!m_options.spec.isEmpty())
        m_window.openSpec(m_options.spec);
    if (m_options.demo)
        openDemo();
    else if (!m_accounts.profiles().isEmpty())
        openKnown(m_accounts.profiles().first().id);
    m_window.show();
}

void Desk::openDemo()
{
    m_window.showDemoStarting();
    closeSession();
    m_wish = {};
    m_isDemo = true;
    openSession({m_options.demo.value_or(DemoOptions{}), {}, {}});
}

void Desk::connectTo(const ui::ServerWish &wish)
{
    closeSession();
    m_wish = wish;
    m_isDemo = false;
    m_patience.setRemainingTime(store::DataFolder::defaultPatience);
    openSession({std::nullopt, wish.endpoints, wish.credential});
}

void Desk::openSession(const Target &target)
{
    // The demo's jobs end with its cluster, so they never go into a folder, and their secrets into no
    // keychain. A window does not stand still while another program holds the folder: it tries again.
    auto storage = openStorage(m_isDemo ? QString() : m_options.dataDir, m_isDemo, base::Millis{0});
    const bool isHeld = !storage && storage.error().kind == base::Error::Kind::Locked;
    if (isHeld && !m_patience.hasExpired()) {
        m_target = target;
        return m_folderTry.start();
    }
    if (!storage)
        return m_window.showWaiting(storage.error());
    m_session = std::make_unique<Session>(target, m_choices.now(), std::move(*storage),
                                          m_isDemo ? nullptr : &m_accounts.secrets());
    m_session->log().setLevel(m_choices.now().logLevel);
    m_session->log().setLevelFromEnvironment();
    followSession();
    m_session->start();
}

void Desk::followSession()
{
    const Session *session = m_session.get();
    connect(session, &Session::ready, this, &Desk::ready);
    connect(session, &Session::unreadable, &m_window,
            qOverload<const base::Error &>(&ui::MainWindow::showWaiting));
    connect(session, &Session::refused, this, &Desk::refused);
    connect(session, &Session::secondFactorWanted, this, &Desk::askCode);
    connect(session, &Session::signedOut, this, &Desk::signedOut);
    connect(session, &Session::distrusted, this, &Desk::distrusted,
            Qt::QueuedConnection); // it ends the session
    connect(session, &Session::moved, this, [this] {
        if (m_window.workspace() != nullptr)
            m_window.workspace()->sayEndpoint(m_session->connection().serverName());
    });
}

void Desk::closeSession()
{
    ++m_asked;
    m_window.closeWorkspace();
    m_inventory.reset();
    m_jobWatch.reset();
    stayAwake(false);
    m_folderTry.stop();
    m_session.reset();
    m_signedOut.reset();
    m_trial.reset();
    m_wish = {};
}

void Desk::refused(const base::Error &error)
{
    if (m_isDemo)
        return m_window.showWaiting(error);
    m_wish.credential = pve::withSecret(m_wish.credential, {});
    if (!m_window.showsForm()) // nothing was typed
        m_window.showForm(m_wish, false, {});
    m_window.showRefusal(error);
}

/// In mid-session the server has come to show another certificate. Nothing more is asked of it; the jobs wait
/// in their journal.
void Desk::distrusted(const base::Error &error)
{
    if (!m_session)
        return;
    const ui::ServerWish wish = m_wish;
    closeSession();
    m_wish = wish;
    refused(error);
}

/// A server that is opened at start may ask as well: then the form comes with its question.
void Desk::askCode(const QStringList &factors, const std::optional<base::Error> &refusal)
{
    if (!m_window.showsForm()) {
        ui::ServerWish shown = m_wish;
        shown.credential = pve::withSecret(shown.credential, {});
        m_window.showForm(shown, shown.keepsPassword, {});
    }
    m_window.askCode(serverName(), factors, refusal ? refusal->text : QString());
}

void Desk::answerCode(const QString &factor, const QString &code)
{
    if (m_trial)
        m_trial->answerSecondFactor(factor, code);
    else if (m_session)
        m_session->answerSecondFactor(factor, code);
}

/// The jobs stand still from here on; they are taken up from their journal.
void Desk::signedOut(const base::Error &error)
{
    m_session->holdRequests();
    m_signedOut = error;
    stayAwake(false); // the jobs stand still
    m_window.bringBack();
    if (m_window.workspace() != nullptr)
        m_window.workspace()->saySignedOut(base::shown(error));
}

void Desk::ready()
{
    keepServer();
    m_inventory = std::make_unique<pve::Inventory>(m_session->client(), m_session->clock());
    paceInventory();
    connect(
        m_inventory.get(), &pve::Inventory::failed, this,
        [this](const base::Error &error) {
            if (error.fields.contains(QStringLiteral("pinned")))
                distrusted(error);
        },
        Qt::QueuedConnection);
    new prov::Leftovers(m_session->engine(), *m_inventory, m_inventory.get());
    connect(&m_session->connection(), &Connection::unanswered, m_inventory.get(),
            [this](const base::Error &error) {
                if (!m_signedOut)
                    m_inventory->lose(error);
            });
    openWorkspace();
    resume();
    watchJobs();
    m_inventory->refresh();
}

void Desk::openWorkspace()
{
    const Connection &connection = m_session->connection();
    m_window.openWorkspace({m_session->engine(), *m_inventory, m_session->client(), m_session->log(),
                            m_session->clock(), m_choices.now().jobs,
                            m_isDemo ? ui::MainWindow::demoName() : serverName(), connection.owner().user,
                            m_isDemo ? QUrl() : connection.endpoint().url}, // the simulator has no pages
                           m_session->keepsJobs(), m_wish.profileId);
    if (m_wish.endpoints.size() > 1)
        m_window.workspace()->sayEndpoint(connection.serverName());
    if (connection.hasNoPrivileges())
        m_window.workspace()->sayNoPrivileges();
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
    sayOthers();
}

void Desk::sayOthers()
{
    const QStringList others = ofOthers(m_session->engine().jobs(), m_session->connection().owner());
    if (!others.isEmpty())
        m_window.workspace()->sayOthers(others);
}

} // namespace app
