// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/log.h"
#include "core/provision/engine.h"
#include "core/pve/client.h"
#include "core/pve/inventory.h"
#include "ui/createpage.h"
#include "ui/typed.h"

#include <QSet>
#include <QUrl>
#include <QWidget>

class QAction;
class QHBoxLayout;
class QStackedWidget;
class QTabBar;

namespace ui {

class DismissUndo;
class InventoryView;
class JobsPage;
class LogPanel;
class LogStrip;
class MachinesPage;
class MessageBar;
class SearchField;
class ServerLabel;
class SpecDesk;
struct PaletteEntry;

/// The window's inside while a server is connected: toolbar, inventory, pages and log. It carries what people
/// want to the engine and says what came of it; the pages know nothing of each other.
class Workspace final : public QWidget
{
    Q_OBJECT
public:
    /// All outlive it; the engine is loaded.
    struct Parts
    {
        prov::Engine &engine;
        pve::Inventory &inventory;
        pve::Client &client;
        base::Log &log;
        base::Clock &clock;
        const prov::Settings &settings;
        QString server;
        QString user;
        QUrl address = {}; ///< of the server's own pages; empty: it has none
    };
    enum Page { Create, Jobs, Machines };

    /// What a person has begun, for a workspace of the same server that takes the place of this one.
    struct Begun
    {
        Page page = Create;
        CreatePage::Draft draft;
        QString job; ///< the selected one; empty: none
        bool isLogOpen = false;
        Typed filters;
        QStringList removed; ///< jobs that can be taken back into the list
    };

    explicit Workspace(const Parts &parts, QWidget *parent = nullptr);

    [[nodiscard]] Begun begun() const;
    void goOn(const Begun &begun);

    void openSpec(const QString &path); ///< a file of slipway-cli
    void begin();                       ///< new VMs: the keyboard goes to the page that makes them
    void showPage(Page page);
    [[nodiscard]] MessageBar &messages() { return *m_messages; }
    [[nodiscard]] JobsPage &jobs() { return *m_jobs; }
    [[nodiscard]] const prov::Engine &engine() const { return m_parts.engine; }
    [[nodiscard]] int unfinished() const;
    void openLog(bool open);
    void addTool(QWidget *tool); ///< at the right end of the toolbar
    /// Unfinished jobs of an earlier start go on; the page of jobs is shown.
    void sayResumed(int count);
    /// Unfinished jobs that this identity does not drive, a sentence each without its full stop.
    void sayOthers(const QStringList &jobs);
    void sayEndpoint(const QString &endpoint); ///< the one in use, of several
    /// Nothing is asked of the server any more until somebody has signed in again.
    void saySignedOut(const QString &why);
    void sayNoPrivileges(); ///< at all

signals:
    void serversWanted(const QPoint &place); ///< where a menu of them may stand, on the screen
    void signInWanted();
    void editWanted(); ///< this server, to look at what may be done there

private:
    void makeActions();
    [[nodiscard]] QWidget *makeToolbar();
    [[nodiscard]] SearchField *makeSearch(QWidget *bar);
    void takeFound(const PaletteEntry &entry);
    [[nodiscard]] QWidget *makePages();
    void follow();
    void act(const prov::UserAction &action);
    void inventoryRead();
    void inventoryFailed(const base::Error &error, base::Millis retryIn);
    // workspacesays.cpp
    void acted(const QString &notice);
    void followJournal();
    void sayNotSaved(const base::Error &error);
    void jobChanged(const QString &id);
    void showUnfinished(int count);

    Parts m_parts;
    QAction *m_newVms = nullptr;
    QAction *m_refresh = nullptr;
    QAction *m_reconnect = nullptr; ///< only while the server does not answer
    QAction *m_toggleLog = nullptr;
    QHBoxLayout *m_tools = nullptr;
    ServerLabel *m_server;
    InventoryView *m_inventory;
    CreatePage *m_create;
    JobsPage *m_jobs = nullptr;
    MessageBar *m_messages;
    MachinesPage *m_machines = nullptr;
    SpecDesk *m_specs = nullptr;
    DismissUndo *m_undo = nullptr;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    LogPanel *m_log;
    LogStrip *m_strip = nullptr;
    QString m_trouble;     ///< the inventory's last one, while it lasts
    QSet<QString> m_ended; ///< jobs whose end was seen: the inventory was asked again
};

} // namespace ui
