// SPDX-License-Identifier: Apache-2.0
#include "ui/create/previewpane.h"

#include "ui/create/rowremark.h"
#include "ui/emptystate.h"
#include "ui/models/tabletext.h"
#include "ui/paint.h"
#include "ui/previewdelegate.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int rowSpace = 12; ///< above and below the text of a row, together

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
      m_table(new QTableView(this)),
      m_fillDown(new QAction(tr("Fill Down"), this)),
      m_paste(new QAction(tr("Paste Cells"), this))
{
    auto *head = new QWidget(this);
    head->setAutoFillBackground(true);
    head->setBackgroundRole(QPalette::Window);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(10);
    auto *title = new QLabel(tr("What will be made"), head);
    title->setFont(strongFont());
    m_totals->setObjectName(QStringLiteral("totals"));
    m_totals->setWordWrap(true); // or the window would grow with the words
    row->addWidget(title);
    row->addWidget(m_totals, 1);
    row->addWidget(quietLabel(tr("F2 edits a cell; Ctrl+D fills down; Ctrl+V pastes"), head));

    auto *choose = new QAction(tr("Choose Template"), this);
    connect(choose, &QAction::triggered, this, &PreviewPane::templateWanted);
    m_empty = new EmptyState(Symbol::Template, tr("Nothing to make yet"),
                             tr("Choose a template, and each VM gets a row here."), choose, this);
    makeTable();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head);
    layout->addWidget(m_table, 1);
    layout->addWidget(new RowRemark(m_table, this));
    layout->addWidget(m_empty, 1);
    setEmpty(true);
}

void PreviewPane::makeTable()
{
    m_table->setObjectName(QStringLiteral("preview"));
    m_table->setAccessibleName(tr("What will be made"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new PreviewDelegate(rowSpace, m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setCornerButtonEnabled(false);
    m_table->setMinimumHeight((fontMetrics().height() + rowSpace) * 4);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(1);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowSpace);
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    // Minimum widths at 10 pt (ux/tokens.md 6), which grow with the font.
    constexpr int widths[]{72, 132, 76, 68, 104, 96, 144};
    const double scale = fontMetrics().height() / 18.0;
    for (int column = 0; column < static_cast<int>(std::size(widths)); ++column) {
        const int width = qRound(widths[column] * qMax(1.0, scale));
        header->resizeSection(column, qMax(width, header->sectionSizeHint(column) + cellMargin));
    }

    m_fillDown->setShortcut(Qt::CTRL | Qt::Key_D);
    m_fillDown->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(m_fillDown);
    m_paste->setShortcut(QKeySequence::Paste);
    m_paste->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(m_paste);
    connect(m_paste, &QAction::triggered, this, &PreviewPane::paste);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_fillDown, &QAction::triggered, this, [this] { m_model->fillDown(m_table->currentIndex()); });
}

void PreviewPane::paste()
{
    constexpr int mostRows = 1000; // twice as many as a spec may have: its rules say so
    const QList<QStringList> lines = cellsOf(QGuiApplication::clipboard()->text());
    if (lines.isEmpty())
        return emit said(tr("There is no text in the clipboard to paste."));
    const QModelIndex current = m_table->currentIndex();
    const int row = qMax(0, current.row());
    const int column = current.isValid() ? current.column() : int{PreviewModel::Name};
    const PreviewModel::Pasted pasted =
        m_model->paste(row, column, lines.first(qMin<qsizetype>(lines.size(), mostRows)));
    emit rowsWanted(pasted.rows);
    QStringList text{tr("Cells of %n VM(s) were pasted.", nullptr, pasted.rows - row)};
    if (pasted.leftOut > 0)
        text.append(tr("%n cell(s) left out: there is no column for them.", nullptr, pasted.leftOut));
    if (lines.size() > mostRows)
        text.append(tr("Everything after the first %n row(s) was left out.", nullptr, mostRows));
    emit said(text.join(u' '));
}

void PreviewPane::setTotals(const QString &text)
{
    m_totals->setText(text);
}

void PreviewPane::goToProblem()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        for (int column = 0; column < PreviewModel::Check; ++column) {
            const QModelIndex cell = m_model->index(row, column);
            if (!cell.data(PreviewModel::WrongRole).toBool())
                continue;
            m_table->setCurrentIndex(cell);
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
