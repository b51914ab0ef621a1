// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow.h"

#include "ui/connectpanel.h"
#include "ui/familylabel.h"
#include "ui/farewell.h"
#include "ui/filedrop.h"
#include "ui/jobspage.h"
#include "ui/mainmenu.h"
#include "ui/messagebar.h"
#include "ui/windowstate.h"
#include "ui/wording.h"

#include <QAction>
#include <QCloseEvent>
#include <QFileInfo>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

const QString diagnosticsKey = QStringLiteral("diagnostics");
const QString leaveKey = QStringLiteral("leave");
const QString keychainKey = QStringLiteral("keychain");
const QString serversKey = QStringLiteral("servers");
const QString specKey = QStringLiteral("spec");

} // namespace

MainWindow::MainWindow(ServerProbe &probe, QSettings &settings)
    : m_settings(settings),
      m_farewell(new Farewell(*this)),
      m_whole(new QStackedWidget(this)),
      m_stack(new QStackedWidget(this)),
      m_menu(new MainMenu(this)),
      m_start(new StartPage(this)),
      m_connect(new ConnectPanel(probe, this)),
      m_waiting(new QWidget(this)),
      m_sentence(new FamilyLabel({}, Role::Text, m_waiting)),
      m_messages(new MessageBar(this))
{
    setObjectName(QStringLiteral("window"));
    setWindowIcon(appIcon());
    auto *whole = new QWidget(this);
    auto *layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_messages->setObjectName(QStringLiteral("windowMessages"));
    layout->addWidget(m_messages);
    layout->addWidget(m_whole, 1);
    setCentralWidget(whole);
    offerPreferences();
    makeWaitingPage();
    for (QWidget *page : {static_cast<QWidget *>(m_start), static_cast<QWidget *>(m_connect), m_waiting})
        m_stack->addWidget(page);
    connect(m_start, &StartPage::demoWanted, this, &MainWindow::demoWanted);
    connect(m_start, &StartPage::connectWanted, this, &MainWindow::showConnect);
    connect(m_start, &StartPage::knownWanted, this, &MainWindow::knownWanted);
    connect(m_start, &StartPage::editWanted, this, &MainWindow::editWanted);
    connect(m_start, &StartPage::forgetWanted, this, &MainWindow::forgetWanted);
    m_start->addTool(m_menu->makeButton());
    connect(m_menu, &MainMenu::quitWanted, m_farewell, &Farewell::quit);
    connect(m_menu, &MainMenu::diagnosticsWanted, this, &MainWindow::diagnosticsWanted);
    connect(m_farewell, &Farewell::remembered, this, &MainWindow::closingChosen);
    connect(m_farewell, &Farewell::endedInBackground, this, &MainWindow::endedInBackground);
    followPanel();
    connect(new FileDrop(this), &FileDrop::dropped, this, &MainWindow::openSpec);
    const QSize frame(16, 48); // of most desktops, which do not tell before the window is shown
    resize(QSize(1280, 800).boundedTo(screen()->availableSize() - frame));
    WindowState(m_settings).restore(*this);
    showStart();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeWaitingPage()
{
    m_waiting->setAutoFillBackground(true);
    m_waiting->setBackgroundRole(QPalette::Base);
    m_sentence->setObjectName(QStringLiteral("waiting"));
    m_sentence->setAlignment(Qt::AlignCenter);
    auto *back = new QPushButton(tr("Back"), m_waiting);
    back->setObjectName(QStringLiteral("back"));
    connect(back, &QPushButton::clicked, this, &MainWindow::goBack);
    auto *layout = new QVBoxLayout(m_waiting);
    layout->setSpacing(16);
    layout->addStretch();
    layout->addWidget(m_sentence);
    layout->addWidget(back, 0, Qt::AlignCenter);
    layout->addStretch();
}

void MainWindow::followPanel()
{
    connect(m_connect, &ConnectPanel::cancelled, this, &MainWindow::goBack);
    connect(m_connect, &ConnectPanel::connectWanted, this, &MainWindow::connectWanted);
    connect(m_connect, &ConnectPanel::testWanted, this, &MainWindow::testWanted);
    connect(m_connect, &ConnectPanel::codeEntered, this, &MainWindow::codeEntered);
    connect(m_connect, &ConnectPanel::attemptEnded, this, &MainWindow::attemptEnded);
}

void MainWindow::goBack()
{
    m_connect->forget();
    showStart();
    emit backWanted();
}

void MainWindow::showStart()
{
    setWindowTitle(tr("Slipway"));
    m_stack->setCurrentWidget(m_start);
}

void MainWindow::openSpec(const QString &path)
{
    if (m_workspace != nullptr) {
        showPreferences(false);
        return m_workspace->openSpec(path);
    }
    m_spec = path;
    m_messages->post({specKey,
                      Family::Wait,
                      Symbol::Info,
                      tr("%1 opens as soon as a server is connected.").arg(QFileInfo(path).fileName()),
                      {},
                      {}});
}

void MainWindow::showConnect()
{
    m_stack->setCurrentWidget(m_connect);
    m_connect->begin();
}

void MainWindow::showKnown(const QList<KnownServer> &servers)
{
    m_known = servers;
    m_start->setKnown(servers);
}

void MainWindow::showForm(const ServerWish &wish, bool secretIsKept, const QString &why)
{
    setWindowTitle(tr("Slipway"));
    m_stack->setCurrentWidget(m_connect);
    m_connect->fill(wish, secretIsKept, why);
}

bool MainWindow::showsForm() const
{
    return m_stack->currentWidget() == m_connect;
}

QString MainWindow::typeAgain(const QString &why)
{
    return tr("%1 Type the secret again to connect.").arg(why);
}

void MainWindow::askCode(const QString &server, const QStringList &factors, const QString &refusal)
{
    m_connect->askCode(server, factors, refusal);
}

void MainWindow::showDiagnosis(const prov::Diagnosis &diagnosis, bool isFinished)
{
    m_connect->showDiagnosis(diagnosis, isFinished);
}

void MainWindow::sayNotKept(const QString &secrets, const QString &servers)
{
    const auto say = [this](const QString &key, Symbol symbol, const QString &title, const QString &why) {
        if (why.isEmpty())
            m_messages->withdraw(key);
        else
            m_messages->post({key, Family::Retry, symbol, title, why, {}});
    };
    say(keychainKey, Symbol::Key, tr("Secrets are not kept beyond this session."), secrets);
    say(serversKey, Symbol::Warn, tr("The list of servers could not be used."), servers);
}

void MainWindow::showWaiting(const QString &sentence)
{
    m_sentence->setText(sentence);
    m_stack->setCurrentWidget(m_waiting);
}

void MainWindow::showDemoStarting()
{
    showWaiting(tr("The demo cluster is starting …"));
}

void MainWindow::showConnecting(const QString &name)
{
    showWaiting(tr("Connecting to %1 …").arg(name));
}

QString MainWindow::keychainTrouble(const QString &why)
{
    return tr("%1 Start or unlock the keychain (gnome-keyring, KWallet or KeePassXC), then connect again.")
        .arg(sentence(why));
}

QString MainWindow::demoName()
{
    return tr("demo cluster");
}

void MainWindow::showRefusal(const base::Error &error)
{
    m_stack->setCurrentWidget(m_connect);
    m_connect->showRefusal(error);
}

void MainWindow::openWorkspace(const Workspace::Parts &parts, bool keepsJobs, const QString &id)
{
    closeWorkspace();
    m_open = id;
    m_connect->forget();
    m_workspace = new Workspace(parts, this);
    m_workspace->addTool(m_menu->makeButton());
    m_stack->addWidget(m_workspace);
    m_stack->setCurrentWidget(m_workspace);
    m_workspace->begin();
    setEngine(&parts.engine);
    setWindowTitle(tr("Slipway – %1").arg(parts.server));
    const QByteArray place = saveGeometry();
    WindowState(m_settings).restore(*this); // the workspace's parts
    restoreGeometry(place);
    m_farewell->follow(m_workspace, keepsJobs);
    followWorkspace();
    m_messages->withdraw(specKey);
    if (const QString path = std::exchange(m_spec, {}); !path.isEmpty())
        m_workspace->openSpec(path);
}

void MainWindow::followWorkspace()
{
    connect(&m_workspace->messages(), &MessageBar::acted, this, [this](const QString &key) {
        if (key == leaveKey)
            leaveNow();
    });
    connect(&m_workspace->jobs(), &JobsPage::unfinishedChanged, this, [this](int count) {
        if (count == 0)
            m_workspace->messages().withdraw(leaveKey);
        else
            m_workspace->messages().rename(leaveKey, m_farewell->unfinished().strong);
    });
    connect(m_workspace, &Workspace::serversWanted, this, &MainWindow::openServerMenu);
    // Queued: the workspace that asks goes with it.
    connect(m_workspace, &Workspace::signInWanted, this, &MainWindow::signInWanted, Qt::QueuedConnection);
    connect(m_workspace, &Workspace::editWanted, this,
            [this] { leave([this, id = m_open] { emit editWanted(id); }); });
    for (const char *name : {"newVms", "openSpec"}) { // also from the menu, over the preferences
        connect(m_workspace->findChild<QAction *>(QString::fromLatin1(name)), &QAction::triggered, this,
                [this] { showPreferences(false); });
    }
}

void MainWindow::openServerMenu(const QPoint &place)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("serverMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this, menu](const char *name, const QString &text, const std::function<void()> &then) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QString::fromLatin1(name));
        connect(action, &QAction::triggered, this, [this, then] { leave(then); });
        return action;
    };
    for (const KnownServer &server : std::as_const(m_known)) {
        QAction *action = add("menuKnown", QString(server.name).replace(u'&', QStringLiteral("&&")),
                              [this, id = server.id] { emit knownWanted(id); });
        action->setCheckable(true);
        action->setChecked(server.id == m_open);
        action->setEnabled(server.id != m_open);
    }
    if (!m_known.isEmpty())
        menu->addSeparator();
    add("menuConnect", tr("Connect to Another …"), [this] { showConnect(); });
    if (!m_open.isEmpty())
        add("menuEdit", tr("Edit This Server …"), [this, id = m_open] { emit editWanted(id); });
    add("menuSignOut", tr("Sign Out"), {});
    menu->popup(place);
}

void MainWindow::closeWorkspace()
{
    if (m_workspace != nullptr)
        WindowState(m_settings).save(*this);
    setEngine(nullptr);
    delete m_workspace;
    m_workspace = nullptr;
    m_open.clear();
    m_farewell->forget();
}

void MainWindow::leave(const std::function<void()> &then)
{
    m_after = then;
    if (m_workspace->unfinished() == 0)
        return leaveNow();
    Notice notice = m_farewell->unfinished();
    notice.key = leaveKey;
    notice.action = tr("Leave Now");
    m_workspace->messages().post(notice);
}

/// From the event loop: it deletes whoever asks for it.
void MainWindow::leaveNow()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            goBack();
            if (const auto then = std::exchange(m_after, {}))
                then();
        },
        Qt::QueuedConnection);
}

void MainWindow::setClosing(store::Preferences::Closing closing)
{
    m_farewell->setClosing(closing);
}

void MainWindow::sayDiagnosticsCopied()
{
    m_messages->post({diagnosticsKey,
                      Family::Ok,
                      Symbol::Copy,
                      tr("The diagnostics were copied."),
                      tr("They name servers and VMs, but contain no secrets."),
                      {}});
}

void MainWindow::bringBack()
{
    m_farewell->showAgain();
    emit watched(!isMinimized());
}

void MainWindow::showAgain()
{
    bringBack();
    show(); // also where it was about to end
    if (isMinimized())
        showNormal();
    raise();
    activateWindow();
}

void MainWindow::endSession()
{
    m_farewell->endSession();
    WindowState(m_settings).save(*this);
    m_settings.sync();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const bool mayClose = m_farewell->mayClose();
    if (!mayClose)
        showPreferences(false); // the question stands below it
    event->setAccepted(mayClose);
    if (mayClose)
        WindowState(m_settings).save(*this);
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    emit watched(false);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        emit watched(!isMinimized());
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        m_farewell->goOn();
}

} // namespace ui
