// SPDX-License-Identifier: Apache-2.0
// The workspace of a connected server in the window, and the ways out of it.
#include "ui/mainwindow.h"

#include "ui/farewell.h"
#include "ui/jobspage.h"
#include "ui/mainmenu.h"
#include "ui/messagebar.h"
#include "ui/windowstate.h"

#include <QAction>
#include <QFileInfo>
#include <QMenu>
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
    add("menuConnect", tr("Connect to Another…"), [this] { showConnect(); });
    if (!m_open.isEmpty())
        add("menuEdit", tr("Edit This Server…"), [this, id = m_open] { emit editWanted(id); });
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

} // namespace ui
