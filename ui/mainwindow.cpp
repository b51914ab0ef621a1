// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow.h"

#include "ui/connectpanel.h"
#include "ui/familylabel.h"
#include "ui/jobspage.h"
#include "ui/messagebar.h"
#include "ui/startpage.h"
#include "ui/windowstate.h"
#include "ui/wording.h"

#include <QCloseEvent>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

const QString closeKey = QStringLiteral("close");
const QString leaveKey = QStringLiteral("leave");

} // namespace

MainWindow::MainWindow(ServerProbe &probe, QSettings &settings)
    : m_settings(settings),
      m_stack(new QStackedWidget(this)),
      m_start(new StartPage(this)),
      m_connect(new ConnectPanel(probe, this)),
      m_waiting(new QWidget(this)),
      m_sentence(new FamilyLabel({}, Role::Text, m_waiting))
{
    setObjectName(QStringLiteral("window"));
    setWindowIcon(appIcon());
    setCentralWidget(m_stack);
    makeWaitingPage();
    for (QWidget *page : {static_cast<QWidget *>(m_start), static_cast<QWidget *>(m_connect), m_waiting})
        m_stack->addWidget(page);
    connect(m_start, &StartPage::demoWanted, this, &MainWindow::demoWanted);
    connect(m_start, &StartPage::connectWanted, this, &MainWindow::showConnect);
    connect(m_start, &StartPage::knownWanted, this, &MainWindow::knownWanted);
    connect(m_start, &StartPage::forgetWanted, this, &MainWindow::forgetWanted);
    connect(m_connect, &ConnectPanel::cancelled, this, &MainWindow::goBack);
    connect(m_connect, &ConnectPanel::connectWanted, this, &MainWindow::connectWanted);
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

void MainWindow::showConnect()
{
    m_stack->setCurrentWidget(m_connect);
    m_connect->begin();
}

void MainWindow::showKnown(const QList<KnownServer> &servers)
{
    m_start->setKnown(servers);
}

void MainWindow::askAgain(const pve::Server &server, const QString &tokenId, const QString &name,
                          const QString &why)
{
    showConnect();
    m_connect->fill(server, tokenId, name);
    m_connect->say(why.isEmpty() ? QString() : tr("%1 Type the secret again to connect.").arg(why));
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
    return tr("%1 Start or unlock the keychain (gnome-keyring, KWallet "
              "or "
              "KeePassXC), then connect again.")
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

void MainWindow::openWorkspace(const Workspace::Parts &parts, bool keepsJobs)
{
    closeWorkspace();
    m_connect->forget();
    m_keepsJobs = keepsJobs;
    m_workspace = new Workspace(parts, this);
    m_stack->addWidget(m_workspace);
    m_stack->setCurrentWidget(m_workspace);
    m_workspace->begin();
    setWindowTitle(tr("Slipway – %1").arg(parts.server));
    const QByteArray place = saveGeometry();
    WindowState(m_settings).restore(*this); // the workspace's parts
    restoreGeometry(place);
    connect(&m_workspace->messages(), &MessageBar::acted, this, [this](const QString &key) {
        if (key == closeKey)
            close();
        else if (key == leaveKey)
            QMetaObject::invokeMethod(this, &MainWindow::goBack, Qt::QueuedConnection); // it deletes the bar
    });
    connect(&m_workspace->messages(), &MessageBar::closed, this, [this](const QString &key) {
        if (key == closeKey)
            m_closeAsked = false;
    });
    connect(&m_workspace->jobs(), &JobsPage::unfinishedChanged, this, [this](int count) {
        if (count > 0)
            return;
        m_workspace->messages().withdraw(closeKey);
        m_workspace->messages().withdraw(leaveKey);
        m_closeAsked = false;
    });
    connect(m_workspace, &Workspace::leaveWanted, this, &MainWindow::leave);
}

void MainWindow::closeWorkspace()
{
    if (m_workspace != nullptr)
        WindowState(m_settings).save(*this);
    delete m_workspace;
    m_workspace = nullptr;
    m_closeAsked = false;
}

void MainWindow::leave()
{
    if (m_workspace->unfinished() > 0)
        sayUnfinished(leaveKey, tr("Leave Now"));
    else
        QMetaObject::invokeMethod(this, &MainWindow::goBack, Qt::QueuedConnection); // it deletes who asked
}

void MainWindow::askToClose()
{
    m_closeAsked = true;
    sayUnfinished(closeKey, tr("Close Now"));
}

void MainWindow::sayUnfinished(const QString &key, const QString &button)
{
    const int count = m_workspace->unfinished();
    m_workspace->messages().post(
        {key, Family::Retry, Symbol::Warn, tr("%n VM(s) are unfinished.", nullptr, count),
         m_keepsJobs ? tr("The server's tasks go on, and Slipway continues when it is connected again.")
                     : tr("The demo cluster ends with this, and they with it."),
         button});
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_workspace != nullptr && m_workspace->unfinished() > 0 && !m_closeAsked) {
        askToClose();
        event->ignore();
        return;
    }
    WindowState(m_settings).save(*this);
    event->accept();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        emit watched(!isMinimized());
}

} // namespace ui
