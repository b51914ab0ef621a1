// SPDX-License-Identifier: Apache-2.0
// How the detail of a job is put together.
#include "ui/actionrow.h"
#include "ui/checkdelegate.h"
#include "ui/emptystate.h"
#include "ui/familylabel.h"
#include "ui/jobdetail.h"
#include "ui/paint.h"
#include "ui/stepdelegate.h"
#include "ui/stepheader.h"
#include "ui/tasklogbar.h"
#include "ui/tasklogstrip.h"
#include "ui/tasklogview.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QTreeView>

namespace ui {

namespace {

constexpr int stepSpace = 4;
constexpr int checkSpace = 6;

QTreeView *makeTable(const QString &name, QAbstractItemModel &model, QAbstractItemDelegate *delegate)
{
    auto *table = new QTreeView;
    table->setObjectName(name);
    table->setRootIsDecorated(false);
    table->setIndentation(0);
    table->setUniformRowHeights(true);
    table->setFrameShape(QFrame::NoFrame);
    table->setItemDelegate(delegate);
    table->setModel(&model);
    auto *header = table->header();
    header->setObjectName(name + QStringLiteral("Header"));
    header->setFont(smallFont());
    header->setStretchLastSection(true);
    header->setHighlightSections(false);
    return table;
}

/// A line of second text on the colour of a panel.
QWidget *makeStrip(FamilyLabel *label)
{
    auto *strip = new QWidget;
    strip->setAutoFillBackground(true);
    auto *layout = new QHBoxLayout(strip);
    layout->setContentsMargins(12, 4, 12, 4);
    label->setFont(smallFont());
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(label, 1);
    return strip;
}

QWidget *makeStack(QStackedWidget *stack, QWidget *strip, QWidget *table, EmptyState *empty)
{
    auto *full = new QWidget;
    auto *layout = new QVBoxLayout(full);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(strip);
    layout->addWidget(table, 1);
    stack->addWidget(full);
    stack->addWidget(empty);
    return stack;
}

} // namespace

QWidget *JobDetail::makeHead(const QList<QAction *> &acts)
{
    auto *head = new QWidget(this);
    head->setAutoFillBackground(true);
    const int height = fontMetrics().height() + 18; // ux/tokens.md 4
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(12, 0, 8, 0);
    layout->setSpacing(8);
    m_name = new FamilyLabel({}, Role::Text, head);
    m_name->setObjectName(QStringLiteral("detailName"));
    m_name->setFont(strongFont());
    m_name->setElided();
    layout->addWidget(m_name);
    m_where = new FamilyLabel({}, Role::Text2, head);
    m_where->setObjectName(QStringLiteral("detailWhere"));
    m_where->setFont(smallFont());
    m_where->setElided();
    layout->addWidget(m_where);
    m_tabs = new QTabBar(head);
    m_tabs->setObjectName(QStringLiteral("detailTabs"));
    m_tabs->setAccessibleName(tr("Parts of the job"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setMinimumHeight(height);
    m_tabs->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed); // the words before it give way
    for (const auto &title : {tr("Steps"), tr("Task log"), tr("Verification"), tr("Requests")})
        m_tabs->addTab(title);
    layout->addWidget(m_tabs);
    auto *row = new ActionRow(acts, head);
    for (auto *button : row->buttons())
        button->setProperty("small", true);
    layout->addWidget(row, 1);
    auto *close = new QToolButton(head);
    close->setObjectName(QStringLiteral("closeDetail"));
    close->setIcon(icon(Symbol::Close, Role::Text2));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close the detail (Esc)"));
    close->setAccessibleName(tr("Close the detail"));
    connect(close, &QToolButton::clicked, this, &JobDetail::closed);
    layout->addWidget(close);
    return head;
}

QWidget *JobDetail::makeSteps()
{
    auto *table = makeTable(QStringLiteral("steps"), m_steps, nullptr);
    table->setItemDelegate(new StepDelegate(stepSpace, table));
    table->setAccessibleName(tr("Steps"));
    table->setSelectionMode(QAbstractItemView::NoSelection);
    auto *header = new StepHeader(table);
    header->setObjectName(table->header()->objectName());
    header->setFont(smallFont());
    table->setHeader(header);
    header->setStretchLastSection(false);
    header->resizeSection(StepModel::Name, fontMetrics().horizontalAdvance(u'm') * 16);
    int duration = fontMetrics().horizontalAdvance(u'm') * 7;
    const QStringList longOnes = StepModel::longDurations();
    for (const QString &words : longOnes)
        duration = qMax(duration, fontMetrics().horizontalAdvance(words) + 2 * cellMargin);
    header->resizeSection(StepModel::Duration, duration);
    header->resizeSection(StepModel::Note, fontMetrics().horizontalAdvance(u'm') * 26);
    header->setSectionResizeMode(StepModel::Line, QHeaderView::Stretch);
    return table;
}

QWidget *JobDetail::makeTaskLog()
{
    m_log = new TaskLogView;
    auto *follow = new ActionButton(m_log->followAction(), this);
    follow->setProperty("small", true);
    auto *bar = new TaskLogBar(*m_log);
    connect(bar, &TaskLogBar::done, this, &JobDetail::copied);
    connect(bar, &TaskLogBar::failed, this, &JobDetail::failed);
    m_logStrip = new TaskLogStrip({bar, follow});
    connect(m_logStrip, &TaskLogStrip::copied, this, &JobDetail::copied);
    m_logStack = new QStackedWidget;
    return makeStack(m_logStack, m_logStrip, m_log,
                     new EmptyState(Symbol::Log, tr("No task yet"),
                                    tr("The server's log appears here when the step starts a task."),
                                    nullptr));
}

QWidget *JobDetail::makeVerification()
{
    auto *table = makeTable(QStringLiteral("checks"), m_checks, nullptr);
    table->setItemDelegate(new CheckDelegate(checkSpace, table));
    table->setAccessibleName(tr("Verification"));
    for (const int column : {CheckModel::Field, CheckModel::Asked, CheckModel::Found})
        table->header()->resizeSection(column, fontMetrics().horizontalAdvance(u'm') *
                                                   (column == CheckModel::Field ? 16 : 24));
    m_checkHead = new FamilyLabel({}, Role::Text2);
    m_checkHead->setObjectName(QStringLiteral("checkHead"));
    m_checkStack = new QStackedWidget;
    return makeStack(m_checkStack, makeStrip(m_checkHead), table,
                     new EmptyState(Symbol::Shield, tr("Not verified yet"),
                                    tr("Values are read back from the server once they have been set."),
                                    nullptr));
}

} // namespace ui
