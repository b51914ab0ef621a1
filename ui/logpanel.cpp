// SPDX-License-Identifier: Apache-2.0
#include "ui/logpanel.h"

#include "core/provision/engine.h"
#include "ui/actionbutton.h"
#include "ui/emptystate.h"
#include "ui/logcopier.h"
#include "ui/logdelegate.h"
#include "ui/logsaver.h"
#include "ui/wording.h"

#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>

#include <algorithm>
#include <utility>
#include <vector>

namespace ui {

using Level = base::LogRecord::Level;

namespace {

constexpr int typingPauseMs = 150;

} // namespace

LogPanel::LogPanel(base::Log &log, prov::Engine &engine, QWidget *parent)
    : QWidget(parent),
      m_log(log),
      m_engine(engine),
      m_model(log,
              [&engine](const QString &id) {
                  const auto *job = engine.job(id);
                  return job ? job->label() : QString();
              }),
      m_follow(new QAction(icon(Symbol::ChevronDown), tr("Follow"), this)),
      m_copy(new QAction(icon(Symbol::Copy), tr("Copy"), this)),
      m_save(new QAction(icon(Symbol::Save), tr("Save…"), this)),
      m_stack(new QStackedWidget(this)),
      m_table(new QTableView(this))
{
    setObjectName(QStringLiteral("logPanel"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(m_stack, 1);
    makeTable();
    auto *clear = new QAction(tr("Clear Filter"), this);
    clear->setObjectName(QStringLiteral("clearLogFilter"));
    connect(clear, &QAction::triggered, this, &LogPanel::clearFilter);
    m_stack->addWidget(m_table);
    m_stack->addWidget(
        new EmptyState(Symbol::Search, tr("No matches"), tr("No record fits the filter."), clear, this));
    const auto counted = [this] {
        m_stack->setCurrentIndex(m_model.rowCount() == 0 && !m_log.records().empty() ? 1 : 0);
    };
    connect(&m_model, &QAbstractItemModel::modelReset, this, counted);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, counted);
    followJobs();
}

QWidget *LogPanel::makeHead()
{
    auto *head = new QWidget(this);
    head->setAutoFillBackground(true);
    head->setMinimumHeight(34); // ux/tokens.md 4
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(12, 3, 8, 3);
    layout->setSpacing(8);
    auto *title = new QLabel(tr("Log"), head);
    title->setFont(strongFont());
    layout->addWidget(title);
    m_level = new QComboBox(head);
    m_level->setObjectName(QStringLiteral("logLevel"));
    m_level->setAccessibleName(tr("Lowest level shown"));
    for (const auto level : {Level::Error, Level::Warn, Level::Info, Level::Debug})
        m_level->addItem(signOf(level).word, static_cast<int>(level));
    const auto showLevel = [this](Level level) { m_level->setCurrentIndex(static_cast<int>(level)); };
    showLevel(m_log.level());
    connect(&m_log, &base::Log::levelChanged, m_level, showLevel);
    connect(m_level, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_log.setLevel(static_cast<Level>(m_level->itemData(index).toInt())); });
    layout->addWidget(m_level);
    m_jobs = new QComboBox(head);
    m_jobs->setObjectName(QStringLiteral("logJob"));
    m_jobs->setAccessibleName(tr("Job whose records are shown"));
    m_jobs->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_jobs, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_model.setJob(m_jobs->itemData(index).toString()); });
    layout->addWidget(m_jobs);
    m_find = new QLineEdit(head);
    m_find->setObjectName(QStringLiteral("logFind"));
    m_find->setPlaceholderText(tr("Find"));
    m_find->setAccessibleName(tr("Find in the log"));
    m_find->setClearButtonEnabled(true);
    m_find->addAction(icon(Symbol::Search, Role::Text2), QLineEdit::LeadingPosition);
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPauseMs);
    connect(m_find, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(&m_typing, &QTimer::timeout, this, [this] { m_model.setText(m_find->text()); });
    layout->addWidget(m_find, 1);
    layout->addStretch(1);
    m_follow->setObjectName(QStringLiteral("followLog"));
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_follow->setToolTip(tr("Keep the newest record in sight"));
    connect(m_follow, &QAction::toggled, this, &LogPanel::follow);
    m_copy->setObjectName(QStringLiteral("copyLog"));
    m_copy->setToolTip(tr("Copy the selected records, or all that are shown"));
    connect(m_copy, &QAction::triggered, this, &LogPanel::copy);
    m_save->setObjectName(QStringLiteral("saveLog"));
    m_save->setToolTip(tr("Save all records that are shown as a text file"));
    connect(m_save, &QAction::triggered, this, &LogPanel::askForFile);
    for (auto *action : {m_follow, m_copy, m_save}) {
        auto *button = new ActionButton(action, head);
        button->setProperty("small", true);
        button->setFlat(true);
        layout->addWidget(button);
    }
    return head;
}

void LogPanel::makeTable()
{
    m_table->setObjectName(QStringLiteral("logTable"));
    m_table->setAccessibleName(tr("Log"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new LogDelegate(4, m_table));
    m_table->setFont(smallFont());
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->verticalHeader()->hide();
    // Rows of one fixed height: a hundred thousand of them must cost nothing.
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setMinimumSectionSize(1);
    m_table->verticalHeader()->setDefaultSectionSize(QFontMetrics(smallFont()).height() + 4);
    const int em = QFontMetrics(smallFont()).horizontalAdvance(u'm');
    const int widths[]{em * 7, em * 9, em * 10, em * 13};
    for (int column = LogModel::Time; column < LogModel::Text; ++column)
        m_table->setColumnWidth(column, widths[column]);
    auto *copySelected = new QAction(m_table);
    copySelected->setShortcut(QKeySequence::Copy);
    copySelected->setShortcutContext(Qt::WidgetShortcut);
    connect(copySelected, &QAction::triggered, this, &LogPanel::copy);
    m_table->addAction(copySelected);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &LogPanel::atEnd);
    connect(m_table->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (m_follow->isChecked())
            m_table->scrollToBottom();
    });
}

/// One item a job, each added and removed by itself: lists are long, and one may be open.
void LogPanel::followJobs()
{
    m_jobs->addItem(tr("all jobs"), QString());
    const auto jobs = m_engine.jobs();
    for (const auto &job : jobs)
        m_jobs->addItem(job.label(), job.id);
    connect(&m_engine, &prov::Engine::jobAdded, this,
            [this](const QString &id) { m_jobs->addItem(m_engine.job(id)->label(), id); });
    connect(&m_engine, &prov::Engine::jobRemoved, this, [this](const QString &id) {
        if (m_jobs->currentData().toString() == id)
            m_jobs->setCurrentIndex(0);
        m_jobs->removeItem(m_jobs->findData(id));
    });
}

void LogPanel::focusFind()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void LogPanel::clearFilter()
{
    m_find->clear();
    m_typing.stop();
    m_model.setText({});
    m_jobs->setCurrentIndex(0);
    if (m_log.level() < Level::Info)
        m_log.setLevel(Level::Info);
}

/// The selected records, else all that are shown. By ranges: a row for each of a million takes too long.
void LogPanel::copy()
{
    std::optional<std::deque<quint64>> chosen;
    const auto selection = m_table->selectionModel()->selection();
    const auto &shown = m_model.shown();
    std::vector<std::pair<int, int>> ranges;
    for (const auto &range : selection)
        ranges.emplace_back(range.top(), range.bottom());
    std::sort(ranges.begin(), ranges.end());
    for (const auto &[first, last] : ranges) {
        if (!chosen)
            chosen.emplace();
        chosen->insert(chosen->end(), shown.begin() + first, shown.begin() + last + 1);
    }
    connect(new LogCopier(m_model, chosen, this), &LogCopier::copied, this, &LogPanel::copied);
}

void LogPanel::askForFile()
{
    auto *dialog = new QFileDialog(this, tr("Save the Log"), QStringLiteral("slipway.log"));
    dialog->setObjectName(QStringLiteral("saveLogDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, &LogPanel::saveAs);
    dialog->open();
}

void LogPanel::saveAs(const QString &path)
{
    auto *saver = new LogSaver(m_model, path, this);
    connect(saver, &LogSaver::saved, this, &LogPanel::saved);
    connect(saver, &LogSaver::failed, this, &LogPanel::failed);
}

void LogPanel::follow(bool on)
{
    if (on)
        m_table->scrollToBottom();
}

void LogPanel::atEnd()
{
    const auto *bar = m_table->verticalScrollBar();
    m_follow->setChecked(bar->value() >= bar->maximum());
}

} // namespace ui
