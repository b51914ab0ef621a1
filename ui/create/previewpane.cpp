// SPDX-License-Identifier: Apache-2.0
#include "ui/create/previewpane.h"

#include "ui/create/previewtable.h"
#include "ui/create/rowremark.h"
#include "ui/emptystate.h"
#include "ui/familylabel.h"
#include "ui/models/tabletext.h"
#include "ui/wording.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {

namespace {

// Of the line above the table.
constexpr int headMargin = 16;
constexpr int headSpace = 10;

QLabel *quietLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setFont(smallFont());
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

PreviewPane::PreviewPane(QWidget *parent)
    : QWidget(parent),
      m_model(new PreviewModel(this)),
      m_totals(quietLabel({}, this)),
      m_keys(new FamilyLabel({}, Role::Text2, this)),
      m_table(new PreviewTable(this))
{
    auto *head = new QWidget(this);
    head->setAutoFillBackground(true);
    head->setBackgroundRole(QPalette::Window);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(headMargin, 8, headMargin, 8);
    row->setSpacing(headSpace);
    m_title = new QLabel(tr("What will be made"), head);
    m_title->setFont(strongFont());
    m_keys->setFont(smallFont());
    m_keys->setElided(); // or a narrow window could not be had
    m_totals->setObjectName(QStringLiteral("totals"));
    m_totals->setWordWrap(true); // or the window would grow with the words
    row->addWidget(m_title);
    row->addWidget(m_totals, 1);
    row->addWidget(m_keys);

    auto *choose = new QAction(tr("Choose Template"), this);
    connect(choose, &QAction::triggered, this, &PreviewPane::templateWanted);
    m_empty = new EmptyState(Symbol::Template, tr("Nothing to make yet"),
                             tr("Choose a template, and each VM gets a row here."), choose, this);
    m_table->setModel(m_model);
    connect(m_table, &PreviewTable::fixWanted, m_model, &PreviewModel::fix);
    makeActions();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head);
    layout->addWidget(m_table, 1);
    layout->addWidget(new RowRemark(m_table, this));
    layout->addWidget(m_empty, 1);
    setEmpty(true);
}

void PreviewPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeKeys();
}

/// What is made comes first: the keys are named where all of it stands on one line.
void PreviewPane::placeKeys()
{
    const auto wanted = [](const QLabel &label) {
        return label.fontMetrics().horizontalAdvance(label.text()) + headSpace;
    };
    const int words = wanted(*m_title) + wanted(*m_totals) + wanted(*m_keys);
    m_keys->setHidden(words + 2 * headMargin > width());
}

QAction *PreviewPane::addTableAction(const char *name, const QString &text, const QKeySequence &keys,
                                     void (PreviewPane::*act)())
{
    auto *action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut); // an editor has its own
    connect(action, &QAction::triggered, this, act);
    m_table->addAction(action);
    return action;
}

void PreviewPane::makeActions()
{
    const auto separate = [this] {
        auto *line = new QAction(this);
        line->setSeparator(true);
        m_table->addAction(line);
    };
    m_fix = addTableAction("fixCell", {}, Qt::ALT | Qt::Key_Return, &PreviewPane::fix);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &PreviewPane::showFix);
    connect(m_model, &PreviewModel::dataChanged, this, &PreviewPane::showFix);
    showFix();
    QUndoStack &stack = m_model->undoStack();
    m_undo = addTableAction("undoCells", tr("Undo"), QKeySequence::Undo, &PreviewPane::undo);
    auto *redo = addTableAction("redoCells", tr("Redo"), QKeySequence::Redo, &PreviewPane::redo);
    m_undo->setEnabled(false);
    redo->setEnabled(false);
    connect(&stack, &QUndoStack::canUndoChanged, m_undo, &QAction::setEnabled);
    connect(&stack, &QUndoStack::canRedoChanged, redo, &QAction::setEnabled);
    connect(m_model, &PreviewModel::edited, this, [this] { emit said({}, nullptr); });
    separate();
    addTableAction("copyCells", tr("Copy Cells"), QKeySequence::Copy, &PreviewPane::copy);
    addTableAction("pasteCells", tr("Paste Cells"), QKeySequence::Paste, &PreviewPane::paste);
    addTableAction("fillDown", tr("Fill Down"), Qt::CTRL | Qt::Key_D, &PreviewPane::fillDown);
    addTableAction("resetCells", tr("Reset Cells"), QKeySequence::Delete, &PreviewPane::reset);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void PreviewPane::showFix()
{
    const QModelIndex check = m_table->currentIndex().siblingAtColumn(PreviewModel::Check);
    const QString words = check.data(PreviewModel::FixRole).toString();
    m_fix->setText(words);
    m_fix->setVisible(!words.isEmpty());
    m_keys->setText(words.isEmpty()
                        ? tr("F2 edits a cell; Ctrl+D fills down; Ctrl+Z undoes")
                        : tr("%1: %2").arg(words, m_fix->shortcut().toString(QKeySequence::NativeText)));
    m_keys->setToolTip(ui::toolTip(m_keys->text()));
    placeKeys();
}

void PreviewPane::fix()
{
    m_model->fix(m_table->currentIndex().row());
}

void PreviewPane::undo()
{
    m_model->undoStack().undo();
}

void PreviewPane::redo()
{
    m_model->undoStack().redo();
}

/// The chosen cells below it, or all of them where one is chosen.
void PreviewPane::fillDown()
{
    const QModelIndexList chosen = m_table->selectionModel()->selectedIndexes();
    const QModelIndex current = m_table->currentIndex();
    QModelIndex from = current;
    int last = current.row();
    for (const QModelIndex &cell : chosen) {
        if (cell.column() != current.column())
            continue;
        from = cell.row() < from.row() ? cell : from;
        last = qMax(last, cell.row());
    }
    m_model->fillDown(from, last > from.row() ? last : m_model->rowCount() - 1);
}

void PreviewPane::reset()
{
    m_model->reset(m_table->selectionModel()->selectedIndexes());
}

/// The rectangle around the chosen cells, as they are shown; those between that are not chosen are empty.
void PreviewPane::copy()
{
    const QModelIndexList chosen = m_table->selectionModel()->selectedIndexes();
    QMap<int, QMap<int, QString>> rows;
    int left = PreviewModel::ColumnCount;
    int right = 0;
    for (const QModelIndex &cell : chosen) {
        rows[cell.row()][cell.column()] = cell.data().toString();
        left = qMin(left, cell.column());
        right = qMax(right, cell.column());
    }
    if (rows.isEmpty())
        return;
    QStringList lines;
    for (int row = rows.firstKey(); row <= rows.lastKey(); ++row) {
        QStringList cells;
        for (int column = left; column <= right; ++column)
            cells.append(rows.value(row).value(column));
        lines.append(cells.join(u'\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void PreviewPane::paste()
{
    constexpr int mostRows = 1000; // twice as many as a spec may have: its rules say so
    const QList<QStringList> lines = cellsOf(QGuiApplication::clipboard()->text());
    if (lines.isEmpty())
        return emit said(tr("There is no text in the clipboard to paste."), nullptr);
    const QModelIndex current = m_table->currentIndex();
    const int row = qMax(0, current.row());
    const int column = current.isValid() ? current.column() : int{PreviewModel::Name};
    const PreviewModel::Pasted pasted =
        m_model->paste(row, column, lines.first(qMin<qsizetype>(lines.size(), mostRows)));
    QStringList text{tr("Cells of %n VM(s) were pasted.", nullptr, pasted.rows)};
    if (pasted.leftOut > 0)
        text.append(tr("%n cell(s) left out: there is no column for them.", nullptr, pasted.leftOut));
    if (lines.size() > mostRows)
        text.append(tr("Everything after the first %n row(s) was left out.", nullptr, mostRows));
    emit said(text.join(u' '), m_undo);
}

void PreviewPane::setTotals(const QString &text)
{
    m_totals->setText(text);
    placeKeys();
}

void PreviewPane::setStale(bool stale)
{
    m_table->setStale(stale);
}

void PreviewPane::goToProblem()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        for (int column = 0; column < PreviewModel::Check; ++column) {
            const QModelIndex cell = m_model->index(row, column);
            if (!cell.data(PreviewModel::WrongRole).toBool())
                continue;
            // Not by the table, which would look at what keys are held: Ctrl+Return leads here.
            m_table->selectionModel()->setCurrentIndex(cell, QItemSelectionModel::ClearAndSelect);
            return m_table->setFocus(Qt::OtherFocusReason);
        }
    }
}

void PreviewPane::setEmpty(bool empty)
{
    m_table->setVisible(!empty);
    m_empty->setVisible(empty);
}

} // namespace ui
