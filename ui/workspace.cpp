// SPDX-License-Identifier: Apache-2.0
#include "ui/workspace.h"

#include "core/base/shown.h"
#include "ui/actionbutton.h"
#include "ui/cancelquestion.h"
#include "ui/dismissundo.h"
#include "ui/inventoryview.h"
#include "ui/jobspage.h"
#include "ui/logpanel.h"
#include "ui/logstrip.h"
#include "ui/machinespage.h"
#include "ui/messagebar.h"
#include "ui/palette/searchfield.h"
#include "ui/serverlabel.h"
#include "ui/specdesk.h"
#include "ui/stalenote.h"
#include "ui/wording.h"

#include <QAction>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <utility>

namespace ui {

namespace {

const QString refusedKey = QStringLiteral("refused");
const QString copiedKey = QStringLiteral("copied");
const QStringList filters{QStringLiteral("inventoryFilter"), QStringLiteral("findJobs"),
                          QStringLiteral("findMachines"), QStringLiteral("logFind")};

QVBoxLayout *column(QWidget *widget)
{
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

} // namespace

Workspace::Workspace(const Parts &parts, QWidget *parent)
    : QWidget(parent),
      m_parts(parts),
      m_server(new ServerLabel(parts.server, parts.user, parts.clock, this)),
      m_inventory(new InventoryView(parts.inventory, this)),
      m_create(new CreatePage(parts.inventory, parts.client, parts.clock, this)),
      m_messages(new MessageBar(this)),
      m_tabs(new QTabBar(this)),
      m_pages(new QStackedWidget(this)),
      m_log(new LogPanel(parts.log, parts.engine, this))
{
    setObjectName(QStringLiteral("workspace"));
    makeActions();
    m_specs = new SpecDesk(*m_create, *m_messages, store::Presets(), this);
    m_jobs = new JobsPage(parts.engine, parts.clock, parts.settings, m_newVms, this);
    auto *check = new QAction(tr("Check Privileges"), this);
    connect(check, &QAction::triggered, this, &Workspace::editWanted);
    m_machines = new MachinesPage({parts.inventory, parts.engine, parts.client, parts.clock, parts.log,
                                   *m_messages, parts.address, check},
                                  this);
    m_strip = new LogStrip(m_toggleLog, parts.log, parts.engine, parts.inventory, this);

    auto *middle = new QSplitter(Qt::Horizontal, this);
    middle->setObjectName(QStringLiteral("inventorySplitter"));
    middle->addWidget(m_inventory);
    middle->addWidget(makePages());
    middle->setStretchFactor(1, 1);
    middle->setSizes({224, 1056});
    middle->setChildrenCollapsible(false);
    m_inventory->setMinimumWidth(160);
    auto *whole = new QSplitter(Qt::Vertical, this);
    whole->setObjectName(QStringLiteral("logSplitter"));
    whole->addWidget(middle);
    whole->addWidget(m_log);
    whole->setStretchFactor(0, 1);
    whole->setSizes({600, 162});
    whole->setChildrenCollapsible(false);
    m_log->hide();

    auto *layout = column(this);
    layout->addWidget(makeToolbar());
    layout->addWidget(m_messages);
    layout->addWidget(whole, 1);
    layout->addWidget(m_strip);
    follow();
    showUnfinished(m_jobs->unfinished());
}

void Workspace::makeActions()
{
    const auto action = [this](const char *name, const QIcon &sign, const QString &text,
                               const QKeySequence &keys) {
        auto *made = new QAction(sign, text, this);
        made->setObjectName(QString::fromLatin1(name));
        made->setShortcut(keys);
        made->setToolTip(keys.isEmpty() ? text
                                        : tr("%1 (%2)").arg(text, keys.toString(QKeySequence::NativeText)));
        addAction(made);
        return made;
    };
    m_newVms = action("newVms", icon(Symbol::Plus, Role::OnAccent), tr("New VMs"), Qt::CTRL | Qt::Key_N);
    m_newVms->setIconVisibleInMenu(false); // its colour is the button's
    m_refresh = action("refresh", icon(Symbol::Retry, Role::Text2), tr("Refresh"), Qt::Key_F5);
    m_reconnect = action("reconnect", icon(Symbol::Plug, Role::Text), tr("Reconnect Now"), {});
    m_reconnect->setVisible(false);
    connect(m_reconnect, &QAction::triggered, &m_parts.inventory, &pve::Inventory::refresh);
    m_toggleLog = action("toggleLog", icon(Symbol::Log, Role::Text2), tr("Log"), Qt::CTRL | Qt::Key_L);
    m_toggleLog->setCheckable(true);
    connect(m_newVms, &QAction::triggered, this, &Workspace::begin);
    connect(m_refresh, &QAction::triggered, &m_parts.inventory, &pve::Inventory::refresh);
    connect(m_refresh, &QAction::triggered, m_create, &CreatePage::lookAgain);
    connect(m_toggleLog, &QAction::toggled, this, &Workspace::openLog);

    auto *closeLog = new QAction(this);
    closeLog->setShortcut(Qt::Key_Escape);
    closeLog->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_log->addAction(closeLog);
    connect(closeLog, &QAction::triggered, this, [this] { openLog(false); });
}

QWidget *Workspace::makeToolbar()
{
    auto *bar = new QWidget(this);
    bar->setAutoFillBackground(true);
    bar->setMinimumHeight(46); // ux/tokens.md 4, this one and the tabs
    auto *row = m_tools = new QHBoxLayout(bar);
    row->setContentsMargins(10, 8, 10, 8);
    row->setSpacing(8);
    auto *create = new ActionButton(m_newVms, bar);
    create->setObjectName(QStringLiteral("newVmsButton"));
    create->setProperty("primary", true);
    connect(m_server, &QAbstractButton::clicked, this,
            [this] { emit serversWanted(m_server->mapToGlobal(QPoint(0, m_server->height() + 2))); });
    auto *refresh = new ActionButton(m_refresh, bar);
    refresh->setFlat(true);
    row->addWidget(create);
    row->addWidget(m_server);
    row->addWidget(new ActionButton(m_reconnect, bar));
    row->addStretch();
    row->addWidget(makeSearch(bar));
    row->addWidget(refresh);
    bar->addAction(m_inventory->find());
    m_create->addAction(m_inventory->find());
    return bar;
}

QWidget *Workspace::makePages()
{
    auto *area = new QWidget(this);
    m_tabs->setObjectName(QStringLiteral("tabs"));
    m_tabs->setExpanding(false);
    m_tabs->setDocumentMode(true);
    m_tabs->setMinimumHeight(34);
    m_tabs->addTab(tr("Create"));
    m_tabs->addTab(tr("Jobs"));
    m_tabs->addTab(tr("Machines"));
    m_pages->addWidget(m_create);
    m_pages->addWidget(m_jobs);
    m_pages->addWidget(m_machines);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    auto *strip = new QWidget(area);
    strip->setAutoFillBackground(true);
    auto *row = new QHBoxLayout(strip);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_tabs);
    auto *layout = column(area);
    layout->addWidget(strip);
    layout->addWidget(m_pages, 1);
    auto *note = new StaleNote(m_parts.inventory, area);
    note->setObjectName(QStringLiteral("pagesTrouble"));
    layout->addWidget(note);
    return area;
}

void Workspace::follow()
{
    const auto *inventory = &m_parts.inventory;
    connect(inventory, &pve::Inventory::refreshed, this, &Workspace::inventoryRead);
    connect(inventory, &pve::Inventory::failed, this, &Workspace::inventoryFailed);
    connect(m_inventory, &InventoryView::templateChosen, m_create, &CreatePage::chooseTemplate);
    connect(m_inventory, &InventoryView::templateChosen, this, [this] { showPage(Create); });
    connect(m_create, &CreatePage::templateChosen, m_inventory, &InventoryView::choose);
    connect(m_create, &CreatePage::wants, this, &Workspace::act);
    m_create->setForecaster([this](const QList<prov::VmSpec> &vms) { return m_jobs->model().forecast(vms); });
    connect(m_specs, &SpecDesk::filled, this, [this] { showPage(Create); });
    connect(m_jobs, &JobsPage::wants, this, &Workspace::act);
    connect(m_jobs, &JobsPage::again, m_specs, &SpecDesk::createAgain);
    const auto done = [this](const QString &sentence) {
        m_messages->post({copiedKey, Family::Ok, Symbol::Copy, sentence, {}, {}});
    };
    const auto failed = [this](const QString &sentence) {
        m_messages->post({copiedKey, Family::Fail, Symbol::Error, sentence, {}, {}});
    };
    m_jobs->offerConsole(!m_parts.address.isEmpty());
    connect(m_jobs, &JobsPage::consoleWanted, this, [this](const QString &id) {
        const prov::Job *job = m_parts.engine.job(id);
        Machine machine;
        machine.vmid = job->vmid;
        machine.name = job->label();
        machine.node = job->node;
        m_machines->openConsole(machine);
    });
    connect(m_jobs, &JobsPage::copied, this, done);
    connect(m_jobs, &JobsPage::failed, this, failed);
    connect(m_log, &LogPanel::saved, this, done);
    connect(m_log, &LogPanel::copied, this, done);
    connect(m_log, &LogPanel::failed, this, failed);
    addAction(m_machines->clusterTasks()); // from every page
    connect(m_machines->clusterTasks(), &QAction::triggered, this, [this] { showPage(Machines); });
    connect(m_machines, &MachinesPage::urlWanted, this,
            [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(m_jobs, &JobsPage::unfinishedChanged, this, &Workspace::showUnfinished);
    connect(&m_parts.engine, &prov::Engine::jobChanged, this, &Workspace::jobChanged);
    followJournal();
    connect(m_messages, &MessageBar::acted, this, &Workspace::acted);
    auto *cancel = new CancelQuestion(m_parts.engine, *m_messages, this);
    connect(m_jobs, &JobsPage::severalToCancel, cancel, &CancelQuestion::ask);
    connect(cancel, &CancelQuestion::wants, this, &Workspace::act);
    connect(cancel, &CancelQuestion::answered, m_jobs, &JobsPage::focusTable);
    m_undo = new DismissUndo(m_parts.engine, *m_messages, this);
    connect(m_undo, &DismissUndo::wants, this, &Workspace::act);
}

void Workspace::inventoryRead()
{
    m_trouble.clear();
    m_reconnect->setVisible(false);
    m_server->answered(m_parts.inventory.latency());
}

/// Said in the log once, not with every try.
void Workspace::inventoryFailed(const base::Error &error, base::Millis retryIn)
{
    m_server->failed(m_parts.inventory.readAt(), retryIn);
    m_reconnect->setVisible(true);
    if (std::exchange(m_trouble, error.text) != error.text)
        m_parts.log.add(base::LogRecord::Level::Warn,
                        QStringLiteral("the inventory cannot be read: %1").arg(error.text));
}

void Workspace::act(const prov::UserAction &action)
{
    const base::Result<QStringList> done = m_parts.engine.act(action);
    if (!done) {
        m_messages->post({refusedKey,
                          Family::Fail,
                          Symbol::Error,
                          tr("That was not done."),
                          sentence(base::shown(done.error())),
                          {}});
        return;
    }
    if (!std::holds_alternative<prov::want::Submit>(action))
        return;
    m_messages->withdraw(refusedKey);
    m_create->taken();
    showPage(Jobs);
    if (!done->isEmpty())
        m_jobs->showNew(done->first());
}

/// What a job leaves on the server is wanted in the inventory as soon as it ends.
void Workspace::jobChanged(const QString &id)
{
    const prov::Job *job = m_parts.engine.job(id);
    const bool ended = job != nullptr && prov::isFinal(job->step);
    if (ended == m_ended.contains(id))
        return;
    if (!ended) {
        m_ended.remove(id);
        return;
    }
    m_ended.insert(id);
    m_parts.inventory.refreshResources();
}

void Workspace::openSpec(const QString &path)
{
    m_specs->openFile(path);
}

void Workspace::begin()
{
    showPage(Create);
    m_create->begin();
}

Workspace::Begun Workspace::begun() const
{
    return {static_cast<Page>(m_tabs->currentIndex()),
            m_create->draft(),
            m_jobs->selectedJob(),
            m_toggleLog->isChecked(),
            Typed(*this, filters),
            m_undo->removed()};
}

void Workspace::goOn(const Begun &begun)
{
    m_create->takeUp(begun.draft);
    m_undo->goOn(begun.removed);
    begun.filters.putInto(*this);
    if (!begun.job.isEmpty())
        m_jobs->showJob(begun.job);
    openLog(begun.isLogOpen);
    showPage(begun.page);
}

void Workspace::showPage(Page page)
{
    m_tabs->setCurrentIndex(page);
}

void Workspace::showUnfinished(int count)
{
    m_tabs->setTabText(Jobs, count == 0 ? tr("Jobs") : tr("Jobs (%1)").arg(count));
    m_strip->setUnfinished(count);
}

int Workspace::unfinished() const
{
    return m_jobs->unfinished();
}

void Workspace::openLog(bool open)
{
    const bool hadFocus = m_log->isAncestorOf(focusWidget());
    m_toggleLog->setChecked(open);
    m_log->setVisible(open);
    if (open)
        m_log->focusFind();
    else if (hadFocus)
        m_pages->currentWidget()->setFocus();
}

void Workspace::addTool(QWidget *tool)
{
    m_tools->addWidget(tool);
}

} // namespace ui
