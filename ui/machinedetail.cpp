// SPDX-License-Identifier: Apache-2.0
#include "ui/machinedetail.h"

#include "core/base/shown.h"
#include "ui/actionbutton.h"
#include "ui/emptystate.h"
#include "ui/familylabel.h"
#include "ui/symbollabel.h"
#include "ui/tasklogview.h"
#include "ui/tasktable.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

namespace ui {

using prov::Origin;
using pve::TaskRow;
using State = MachineOrigins::Finding::State;

namespace {

/// In a word, and in a sentence.
struct OriginWords
{
    Sign sign;
    QString sentence;
};

OriginWords wordsOf(Origin origin)
{
    switch (origin) {
    case Origin::Unmarked:
        return {{Family::Wait, Symbol::Info, MachineDetail::tr("Not made by Slipway")},
                MachineDetail::tr("Its description does not carry the mark of a Slipway job.")};
    case Origin::UnknownJob:
        return {{Family::Wait, Symbol::Info, MachineDetail::tr("Made by an unknown job")},
                MachineDetail::tr("It carries the mark of a Slipway job that is not in this journal, or "
                                  "is another account's.")};
    case Origin::Unproven:
        return {{Family::Retry, Symbol::Warn, MachineDetail::tr("Identity not proven")},
                MachineDetail::tr("It carries the mark of a job of this journal, but that job never saw "
                                  "the uuid of its VM.")};
    case Origin::Copy:
        return {{Family::Retry, Symbol::Warn, MachineDetail::tr("Not the VM that the job made")},
                MachineDetail::tr("It carries the mark of a job, but its uuid or VMID is another one: it "
                                  "is a clone, or was restored from a backup.")};
    case Origin::Confirmed:
        return {{Family::Ok, Symbol::Check, MachineDetail::tr("Identity confirmed")},
                MachineDetail::tr("Its mark and its uuid are those of the job that made it.")};
    }
    Q_UNREACHABLE();
}

OriginWords wordsOf(const MachineOrigins::Finding &finding)
{
    switch (finding.state) {
    case State::Unread:
        return {{Family::Wait, Symbol::Info, MachineDetail::tr("Identity not checked")},
                MachineDetail::tr("Its mark and its uuid have not been read.")};
    case State::Reading:
        return {{Family::Run, Symbol::Hourglass, MachineDetail::tr("Checking the identity…")},
                MachineDetail::tr("Its mark and its uuid are being read.")};
    case State::Failed:
        return {{Family::Retry, Symbol::Warn, MachineDetail::tr("Identity not checked")},
                MachineDetail::tr("Its configuration could not be read: “%1”.").arg(finding.error)};
    case State::Read:
        return wordsOf(finding.origin);
    }
    Q_UNREACHABLE();
}

QWidget *makeColumn(std::initializer_list<QWidget *> parts)
{
    auto *column = new QWidget;
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (auto *part : parts)
        layout->addWidget(part);
    return column;
}

} // namespace

MachineDetail::MachineDetail(pve::Client &client, base::Clock &clock, const prov::Engine &engine,
                             QWidget *parent)
    : QWidget(parent), m_clock(clock), m_engine(engine), m_source(client, clock)
{
    setObjectName(QStringLiteral("machineDetail"));
    auto *sides = new QSplitter(Qt::Horizontal, this);
    sides->setObjectName(QStringLiteral("machineDetailSplitter"));
    sides->addWidget(makeTasks());
    m_logSide = makeLog();
    sides->addWidget(m_logSide);
    sides->setChildrenCollapsible(false);
    sides->setStretchFactor(0, 2);
    sides->setStretchFactor(1, 1);
    sides->setSizes({600, 300}); // in proportion
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(sides, 1);
    setShown(Reading);
    setMachine(nullptr, {});
    connect(&m_source, &pve::ServerTasks::listed, this, &MachineDetail::takeTasks);
    connect(&m_source, &pve::ServerTasks::listFailed, this, [this](const base::Error &error) {
        sayTrouble(tr("The tasks could not be read: “%1”.").arg(base::shown(error)));
    });
    connect(&m_source, &pve::ServerTasks::logFailed, this, [this](const QString &, const base::Error &error) {
        sayTrouble(tr("The log of the task could not be read: “%1”.").arg(base::shown(error)));
    });
    connect(&m_source, &pve::ServerTasks::logGrew, this, [this](const QString &upid, const auto &lines) {
        if (upid == m_upid)
            m_log->append(lines);
    });
}

QWidget *MachineDetail::makeHead()
{
    m_name = new FamilyLabel({}, Role::Text);
    m_name->setObjectName(QStringLiteral("machineName"));
    m_name->setFont(strongFont());
    m_name->setElided();
    m_where = new FamilyLabel({}, Role::Text2);
    m_where->setObjectName(QStringLiteral("machineWhere"));
    m_origin = new FamilyLabel({}, Role::Text2);
    m_origin->setObjectName(QStringLiteral("machineOrigin"));
    for (auto *label : {m_where, m_origin}) {
        label->setFont(smallFont());
        label->setElided();
    }
    m_originSign = new SymbolLabel(Symbol::Info, Role::Text2, 14);
    auto *close = new QToolButton;
    close->setObjectName(QStringLiteral("closeMachineDetail"));
    close->setIcon(icon(Symbol::Close, Role::Text2));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close the detail (Esc)"));
    close->setAccessibleName(tr("Close the detail"));
    connect(close, &QToolButton::clicked, this, &MachineDetail::closed);
    auto *head = new QWidget(this);
    head->setAutoFillBackground(true);
    head->setMinimumHeight(fontMetrics().height() + 18); // ux/tokens.md 4
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(12, 0, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_name);
    layout->addWidget(m_where);
    layout->addSpacing(8);
    layout->addWidget(m_originSign);
    layout->addWidget(m_origin);
    layout->addStretch(1);
    layout->addWidget(close);
    return head;
}

QWidget *MachineDetail::makeTasks()
{
    m_tasks = new TaskTable(m_model);
    m_tasks->setAccessibleName(tr("Tasks"));
    connect(m_tasks->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &MachineDetail::followTask);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_tasks);
    m_stack->addWidget(new EmptyState(Symbol::Hourglass, tr("Reading the tasks"),
                                      tr("The server is asked for them."), nullptr));
    m_stack->addWidget(new EmptyState(Symbol::Log, tr("No tasks visible"),
                                      tr("Tasks that this account may see appear here. Those of others "
                                         "need Sys.Audit."),
                                      nullptr));
    m_trouble = new FamilyLabel({}, Family::Retry);
    m_trouble->setObjectName(QStringLiteral("machineTasksTrouble"));
    m_trouble->setMargin(8);
    m_trouble->hide();
    return makeColumn({m_stack, m_trouble});
}

QWidget *MachineDetail::makeLog()
{
    m_log = new TaskLogView;
    m_log->setObjectName(QStringLiteral("machineTaskLog"));
    m_logHead = new FamilyLabel({}, Role::Text2);
    m_logHead->setFont(smallFont());
    m_logHead->setWordWrap(false);
    auto *follow = new ActionButton(m_log->followAction(), this);
    follow->setProperty("small", true);
    auto *strip = new QWidget;
    strip->setAutoFillBackground(true);
    auto *layout = new QHBoxLayout(strip);
    layout->setContentsMargins(12, 0, 12, 0);
    strip->setMinimumHeight(m_tasks->header()->sizeHint().height());
    layout->addWidget(m_logHead, 1);
    layout->addWidget(follow);
    return makeColumn({strip, m_log});
}

void MachineDetail::setMachine(const Machine *machine, const MachineOrigins::Finding &finding)
{
    const Machine shown = machine ? *machine : Machine();
    const bool isCluster = shown.vmid == 0;
    if (shown.vmid != m_machine.vmid || shown.node != m_machine.node) {
        m_source.rest();
        m_model.setTasks({}, {});
        m_trouble->hide();
        setShown(Reading);
        followTask();
    }
    m_machine = shown;
    m_source.setEager(shown.underWay.has_value());
    watch();
    m_tasks->setOfCluster(isCluster);
    m_originSign->setVisible(!isCluster);
    m_origin->setVisible(!isCluster);
    if (isCluster) {
        m_name->setText(tr("Tasks of the cluster"));
        m_where->setText(tr("the last ones of every node, also of templates and of VMs that are gone"));
        return;
    }
    m_name->setText(shown.label());
    QStringList parts{tr("%1 on %2").arg(shown.vmid).arg(shown.node)};
    const auto *job = m_engine.job(shown.jobId);
    if (job && shown.confirmed)
        parts.append(
            tr("made %1 from %2")
                .arg(QDateTime::fromMSecsSinceEpoch(job->createdWallMs).toString(u"yyyy-MM-dd HH:mm:ss"),
                     shown.madeFrom));
    else if (job)
        parts.append(tr("like a VM that was made from %1").arg(shown.madeFrom));
    m_where->setText(parts.join(QStringLiteral(" · ")));
    showOrigin(finding);
}

void MachineDetail::showOrigin(const MachineOrigins::Finding &finding)
{
    const auto words = wordsOf(finding);
    const bool rests = words.sign.family == Family::Wait;
    m_originSign->set(words.sign.symbol, rests ? SymbolLabel::Color(Role::Text2) : words.sign.family);
    m_origin->setColor(rests ? FamilyLabel::Color(Role::Text2) : words.sign.family);
    m_origin->setText(words.sign.word);
    m_origin->setToolTip(ui::toolTip(words.sentence));
    m_origin->setAccessibleDescription(words.sentence);
}

void MachineDetail::watch()
{
    if (m_readOnly || !isVisible())
        m_source.rest();
    else if (m_machine.vmid == 0)
        m_source.lookAtCluster();
    else
        m_source.look(m_machine.node, m_machine.vmid);
}

void MachineDetail::setReadOnly()
{
    m_readOnly = true;
    watch();
}

void MachineDetail::takeTasks(const QList<TaskRow> &rows)
{
    m_trouble->hide();
    m_model.setTasks(rows, m_clock.wallNow());
    setShown(rows.isEmpty() ? Nothing : Table);
    if (m_newest)
        m_tasks->setCurrentIndex(m_model.index(0, 0));
    followTask();
}

/// The log of the chosen task, from its beginning.
void MachineDetail::followTask()
{
    const auto row = m_tasks->currentIndex();
    const QString upid = row.data(TaskModel::UpidRole).toString();
    m_newest = row.row() <= 0;
    if (upid == m_upid)
        return;
    m_upid = upid;
    m_log->setLines({});
    m_logHead->setText(upid.isEmpty()
                           ? QString()
                           : tr("%1, %2").arg(row.siblingAtColumn(TaskModel::Type).data().toString(),
                                              row.siblingAtColumn(TaskModel::Start).data().toString()));
    m_logHead->setToolTip(ui::toolTip(upid));
    m_source.follow(upid);
}

void MachineDetail::setShown(Shown shown)
{
    m_stack->setCurrentIndex(shown);
    m_logSide->setVisible(shown != Nothing);
}

void MachineDetail::sayTrouble(const QString &sentence)
{
    m_trouble->setText(sentence);
    m_trouble->show();
    if (m_model.rowCount() == 0)
        setShown(Nothing);
}

void MachineDetail::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    watch();
}

void MachineDetail::hideEvent(QHideEvent *event)
{
    m_source.rest();
    m_upid.clear(); // is followed anew
    QWidget::hideEvent(event);
}

} // namespace ui
