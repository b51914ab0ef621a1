// SPDX-License-Identifier: Apache-2.0
#include "ui/create/previewtable.h"

#include "ui/models/previewmodel.h"
#include "ui/paint.h"
#include "ui/previewdelegate.h"

#include <QHeaderView>

#include <iterator>
#include <utility>

namespace ui {

namespace {

constexpr int rowSpace = 12; ///< above and below the text of a row, together
constexpr int fewRows = 3;   ///< that are always to be seen
constexpr int someRows = 4;  ///< that are to be seen where the form leaves room

/// Widths at 10 pt (ux/tokens.md 6), which grow with the font: what the columns begin with, and the least
/// that a check needs, which has what is left.
constexpr int widths[]{72, 132, 76, 68, 104, 96, 144};
constexpr int leastCheck = 240;

/// In this order.
constexpr PreviewModel::Column givingWay[]{PreviewModel::Disk, PreviewModel::Memory, PreviewModel::Cores,
                                           PreviewModel::Node};

int scaled(int width, const QFontMetrics &metrics)
{
    return qRound(width * qMax(1.0, metrics.height() / 18.0));
}

} // namespace

PreviewTable::PreviewTable(QWidget *parent) : QTableView(parent)
{
    setObjectName(QStringLiteral("preview"));
    setAccessibleName(tr("What will be made"));
    auto *delegate = new PreviewDelegate(rowSpace, this);
    connect(delegate, &PreviewDelegate::fixWanted, this,
            [this](const QModelIndex &cell) { emit fixWanted(cell.row()); });
    setItemDelegate(delegate);
    setMouseTracking(true); // over links
    connect(this, &QAbstractItemView::viewportEntered, viewport(), &QWidget::unsetCursor);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked |
                    QAbstractItemView::AnyKeyPressed);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowSpace);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
}

void PreviewTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    for (int column = 0; column < static_cast<int>(std::size(widths)); ++column)
        setColumnWidth(column, qMax(scaled(widths[column], fontMetrics()),
                                    horizontalHeader()->sectionSizeHint(column) + cellMargin));
    setMinimumHeight(heightOf(fewRows));
    connect(model, &QAbstractItemModel::dataChanged, this, &PreviewTable::giveWay);
}

int PreviewTable::heightOf(int rows) const
{
    return horizontalHeader()->sizeHint().height() + verticalHeader()->defaultSectionSize() * rows;
}

QSize PreviewTable::sizeHint() const
{
    return {QTableView::sizeHint().width(), heightOf(someRows)};
}

void PreviewTable::setStale(bool stale)
{
    if (std::exchange(m_isStale, stale) != stale)
        viewport()->update();
}

void PreviewTable::initViewItemOption(QStyleOptionViewItem *option) const
{
    QTableView::initViewItemOption(option);
    if (m_isStale)
        option->state.setFlag(QStyle::State_Enabled, false);
}

void PreviewTable::resizeEvent(QResizeEvent *event)
{
    giveWay();
    QTableView::resizeEvent(event);
}

int PreviewTable::widthOf(int column) const
{
    return isColumnHidden(column) ? m_widths.value(column) : columnWidth(column);
}

bool PreviewTable::isPlain(int column) const
{
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QModelIndex cell = model()->index(row, column);
        for (const int role : {PreviewModel::WrongRole, PreviewModel::WarnedRole, PreviewModel::OwnRole}) {
            if (cell.data(role).toBool())
                return false;
        }
    }
    return true;
}

void PreviewTable::giveWay()
{
    if (model() == nullptr)
        return;
    int room = viewport()->width() - scaled(leastCheck, fontMetrics());
    for (int column = 0; column < PreviewModel::Check; ++column)
        room -= widthOf(column);
    for (const int column : givingWay) {
        const bool gives = room < 0 && isPlain(column);
        if (gives)
            m_widths.insert(column, widthOf(column));
        room += gives ? m_widths.value(column) : 0;
        setColumnHidden(column, gives);
    }
}

} // namespace ui
