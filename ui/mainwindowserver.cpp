// SPDX-License-Identifier: Apache-2.0
// The workspace of a connected server in the window, and the ways out of it.
#include "ui/mainwindow.h"

#include "ui/farewell.h"
#include "ui/jobspage.h"
#include "ui/mainmenu.h"
#include "ui/messagebar.h"
#include "ui/servermenu.h"
#include "ui/windowstate.h"

#include <QAction>
#include <QFileInfo>
#include <QStackedWidget>

#include <utility>

namespace ui {

namespace {

const QString leaveKey = QStringLiteral("leave");
const QString specKey = QStringLiteral("spec");

} // namespace

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

void MainWindow::openWorkspace(const Workspace::Parts &parts, bool keepsJobs, const QString &id)
{
    closeWorkspace();
    m_open = id;
    m_workspace = new Workspace(parts, this);
    m_workspace->addTool(m_menu->makeButton());
    m_servers->offer(m_known, m_open);
    m_stack->addWidget(m_workspace);
    m_stack->setCurrentWidget(m_workspace);
    letWayGo();
    m_workspace->begin();
    setEngine(&parts.engine);
    setWindowTitle(tr("Slipway – %1").arg(parts.server));
    WindowState(m_settings).restoreParts(*m_workspace);
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
    connect(m_workspace, &Workspace::serversWanted, m_servers,
            [this](const QPoint &place) { m_servers->popup(place); });
    // Queued: the workspace that asks goes with it.
    connect(m_workspace, &Workspace::signInWanted, this, &MainWindow::signInWanted, Qt::QueuedConnection);
    connect(m_workspace, &Workspace::editWanted, this, &MainWindow::editOpen);
    for (const char *name : {"newVms", "openSpec"}) { // also from the menu, over the preferences
        connect(m_workspace->findChild<QAction *>(QString::fromLatin1(name)), &QAction::triggered, this,
                [this] { showPreferences(false); });
    }
}

void MainWindow::makeServerMenu()
{
    m_servers = new ServerMenu(this);
    connect(m_servers, &ServerMenu::knownWanted, this,
            [this](const QString &id) { leave([this, id] { emit knownWanted(id); }); });
    connect(m_servers, &ServerMenu::connectWanted, this, [this] { leave([this] { showConnect(); }); });
    connect(m_servers, &ServerMenu::editWanted, this, &MainWindow::editOpen);
    connect(m_servers, &ServerMenu::signOutWanted, this, [this] { leave({}); });
}

void MainWindow::editOpen()
{
    leave([this, id = m_open] { emit editWanted(id); });
}

void MainWindow::closeWorkspace()
{
    if (m_workspace != nullptr)
        WindowState(m_settings).save(*this);
    setEngine(nullptr);
    m_servers->offerNothing();
    delete m_workspace;
    m_workspace = nullptr;
    m_open.clear();
    m_farewell->forget();
}

void MainWindow::leave(const std::function<void()> &then)
{
    m_after = then;
    showPreferences(false); // the question stands below them
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

} // namespace ui
