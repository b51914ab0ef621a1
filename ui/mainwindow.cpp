// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow.h"

#include "core/base/shown.h"
#include "ui/connectpanel.h"
#include "ui/familylabel.h"
#include "ui/farewell.h"
#include "ui/filedrop.h"
#include "ui/mainmenu.h"
#include "ui/messagebar.h"
#include "ui/servermenu.h"
#include "ui/windowstate.h"
#include "ui/wording.h"

#include <QCloseEvent>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <initializer_list>

namespace ui {

namespace {

const QString diagnosticsKey = QStringLiteral("diagnostics");
const QString keychainKey = QStringLiteral("keychain");
const QString serversKey = QStringLiteral("servers");

} // namespace

MainWindow::MainWindow(ServerProbe &probe, QSettings &settings)
    : m_probe(probe), m_settings(settings), m_farewell(new Farewell(*this))
{
    setObjectName(QStringLiteral("window"));
    setWindowIcon(appIcon());
    connect(m_farewell, &Farewell::remembered, this, &MainWindow::closingChosen);
    connect(m_farewell, &Farewell::endedInBackground, this, &MainWindow::endedInBackground);
    connect(new FileDrop(this), &FileDrop::dropped, this, &MainWindow::openSpec);
    const QSize frame(16, 48); // of most desktops, which do not tell before the window is shown
    resize(QSize(1280, 800).boundedTo(screen()->availableSize() - frame));
    makeInside();
    WindowState(m_settings).restore(*this);
}

MainWindow::~MainWindow() = default;

/// Everything with words, in the language of now.
void MainWindow::makeInside()
{
    m_menu = new MainMenu(this);
    makeServerMenu();
    auto *whole = new QWidget(this);
    m_whole = new QStackedWidget(whole);
    m_stack = new QStackedWidget(m_whole);
    m_messages = new MessageBar(whole);
    auto *layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_messages->setObjectName(QStringLiteral("windowMessages"));
    layout->addWidget(m_messages);
    layout->addWidget(m_whole, 1);
    setCentralWidget(whole);
    offerPreferences();
    makeWaitingPage();
    m_stack->addWidget(m_waiting);
    connect(m_menu, &MainMenu::quitWanted, m_farewell, &Farewell::quit);
    connect(m_menu, &MainMenu::diagnosticsWanted, this, &MainWindow::diagnosticsWanted);
    showStart();
}

void MainWindow::makeWaitingPage()
{
    m_waiting = new QWidget(m_stack);
    m_waiting->setAutoFillBackground(true);
    m_waiting->setBackgroundRole(QPalette::Base);
    m_sentence = new FamilyLabel({}, Role::Text, m_waiting);
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

StartPage &MainWindow::start()
{
    if (m_start == nullptr) {
        m_start = new StartPage(m_stack);
        m_stack->addWidget(m_start);
        connect(m_start, &StartPage::demoWanted, this, &MainWindow::demoWanted);
        connect(m_start, &StartPage::connectWanted, this, &MainWindow::showConnect);
        connect(m_start, &StartPage::knownWanted, this, &MainWindow::knownWanted);
        connect(m_start, &StartPage::editWanted, this, &MainWindow::editWanted);
        connect(m_start, &StartPage::forgetWanted, this, &MainWindow::forgetWanted);
        m_start->addTool(m_menu->makeButton());
        m_start->setKnown(m_known);
    }
    return *m_start;
}

ConnectPanel &MainWindow::panel()
{
    if (m_connect == nullptr) {
        m_connect = new ConnectPanel(m_probe, m_stack);
        m_stack->addWidget(m_connect);
        connect(m_connect, &ConnectPanel::cancelled, this, &MainWindow::goBack);
        connect(m_connect, &ConnectPanel::connectWanted, this, &MainWindow::connectWanted);
        connect(m_connect, &ConnectPanel::testWanted, this, &MainWindow::testWanted);
        connect(m_connect, &ConnectPanel::codeEntered, this, &MainWindow::codeEntered);
        connect(m_connect, &ConnectPanel::attemptEnded, this, &MainWindow::attemptEnded);
    }
    return *m_connect;
}

/// What led to a server, with the secret that may still be in it. From the event loop: a signal of it may
/// have led here.
void MainWindow::letWayGo()
{
    if (m_connect != nullptr)
        m_connect->forget();
    for (QWidget *page : std::initializer_list<QWidget *>{m_start, m_connect}) {
        if (page != nullptr) {
            page->disconnect(this);
            page->deleteLater();
        }
    }
    m_start = nullptr;
    m_connect = nullptr;
}

void MainWindow::goBack()
{
    if (m_connect != nullptr)
        m_connect->forget();
    showStart();
    emit backWanted();
}

void MainWindow::showStart()
{
    setWindowTitle(tr("Slipway"));
    m_stack->setCurrentWidget(&start());
    start().begin();
}

void MainWindow::showConnect()
{
    m_form.reset();
    m_stack->setCurrentWidget(&panel());
    panel().begin();
}

void MainWindow::showKnown(const QList<KnownServer> &servers)
{
    m_known = servers;
    if (m_workspace != nullptr)
        m_servers->offer(m_known, m_open);
    if (m_start != nullptr)
        m_start->setKnown(servers);
}

void MainWindow::showForm(const ServerWish &wish, bool secretIsKept, const QString &why)
{
    setWindowTitle(tr("Slipway"));
    m_stack->setCurrentWidget(&panel());
    m_form = Form{wish, secretIsKept};
    panel().fill(wish, secretIsKept, why);
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
    panel().askCode(server, factors, refusal);
}

void MainWindow::showDiagnosis(const prov::Diagnosis &diagnosis, bool isFinished)
{
    panel().showDiagnosis(diagnosis, isFinished);
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

void MainWindow::showWaiting(const std::function<QString()> &words)
{
    m_waitingWords = words;
    m_sentence->setText(words());
    m_stack->setCurrentWidget(m_waiting);
}

void MainWindow::showWaiting(const base::Error &error)
{
    showWaiting([error] { return sentence(base::shown(error)); });
}

void MainWindow::showDemoStarting()
{
    showWaiting([] { return tr("The demo cluster is starting …"); });
}

void MainWindow::showConnecting(const QString &name)
{
    showWaiting([name] { return tr("Connecting to %1 …").arg(name); });
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
    m_stack->setCurrentWidget(&panel());
    panel().showRefusal(error);
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
    if (event->type() == QEvent::LanguageChange) // from the event loop: all that it would go on to is to go
        QMetaObject::invokeMethod(this, &MainWindow::speakAnew, Qt::QueuedConnection);
    if (event->type() == QEvent::WindowStateChange)
        emit watched(!isMinimized());
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        m_farewell->goOn();
}

} // namespace ui
