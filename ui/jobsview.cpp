// SPDX-License-Identifier: Apache-2.0
#include "ui/jobsview.h"

#include "ui/batchrow.h"
#include "ui/models/jobmodel.h"
#include "ui/pilldelegate.h"
#include "ui/wording.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QTimerEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {

namespace {

constexpr int rowSpace = 12;
constexpr int batchSpace = 20;
constexpr int frameMs = 50; ///< ux/tokens.md 8
constexpr int crossingMs = 1200;

/// Names; the row of a batch is higher than that of a job.
class NameDelegate final : public RowDelegate
{
public:
    using RowDelegate::RowDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        auto size = RowDelegate::sizeHint(option, index);
        if (index.data(JobModel::IsBatchRole).toBool())
            size.rheight() += batchSpace - rowSpace;
        return size;
    }
};

} // namespace

JobsView::JobsView(const JobModel &jobs, const prov::Engine &engine, QWidget *parent)
    : QTreeView(parent),
      m_jobs(jobs),
      m_engine(engine),
      m_progress(new ProgressDelegate(rowSpace, this)),
      m_columns(*this)
{
    setObjectName(QStringLiteral("jobsView"));
    setAccessibleName(tr("Jobs"));
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setAllColumnsShowFocus(true);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setIndentation(0);
    setItemDelegate(new RowDelegate(rowSpace, this));
    setItemDelegateForColumn(JobModel::Name, new NameDelegate(rowSpace, this));
    setItemDelegateForColumn(JobModel::Step, new PillDelegate(rowSpace, this));
    setItemDelegateForColumn(JobModel::Progress, m_progress);
    setItemDelegateForColumn(JobModel::Elapsed, new ElapsedDelegate(rowSpace, this));
    setItemDelegateForColumn(JobModel::Attempts, new AttemptsDelegate(rowSpace, this));
    setItemDelegateForColumn(JobModel::Actions, new ActionsDelegate(rowSpace, this));
    header()->setObjectName(QStringLiteral("jobsHeader"));
    header()->setFont(smallFont());
    header()->setSectionsMovable(false);
    header()->setStretchLastSection(false);
    header()->setHighlightSections(false);
    connect(header(), &QHeaderView::sectionResized, this, [this](int column) { m_columns.resized(column); });
    m_place.setSingleShot(true);
    m_place.setInterval(0);
    connect(&m_place, &QTimer::timeout, this, &JobsView::keepPlace);
}

void JobsView::setModel(QAbstractItemModel *model)
{
    QTreeView::setModel(model);
    m_columns.begin();
    connect(model, &QAbstractItemModel::modelReset, this, [this] { m_columns.begin(); });
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this, &JobsView::holdPlace);
}

void JobsView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QTreeView::rowsInserted(parent, start, end);
    m_columns.read(start, end);
    m_place.start();
}

void JobsView::dataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles)
{
    QTreeView::dataChanged(first, last, roles);
    m_columns.readSteps(first.row(), last.row());
}

/// What is new comes first, and must not push away what is looked at further down.
void JobsView::holdPlace()
{
    if (m_place.isActive())
        return;
    const bool isAtTop = verticalScrollBar()->value() == 0;
    m_held = isAtTop ? QModelIndex() : indexAt({0, 0});
    m_heldAt = visualRect(m_held).top();
}

void JobsView::keepPlace()
{
    m_columns.layOut();
    if (m_held.isValid())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + visualRect(m_held).top() - m_heldAt);
}

void JobsView::showCurrent()
{
    const auto batch = batchIndex(currentIndex());
    if (visualRect(currentIndex()).bottom() - visualRect(batch).top() < viewport()->height())
        scrollTo(batch);
    scrollTo(currentIndex());
}

QRect JobsView::rowRect(const QModelIndex &index) const
{
    const auto cell = visualRect(index);
    return {0, cell.y(), viewport()->width(), cell.height()};
}

bool JobsView::somethingMoves() const
{
    if (style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) == 0)
        return false;
    for (auto row = indexAt({0, 0}); row.isValid() && visualRect(row).top() < viewport()->height();
         row = indexBelow(row)) {
        if (ProgressDelegate::moves(row))
            return true;
    }
    return false;
}

void JobsView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (!m_motion.isActive() && somethingMoves())
        m_motion.start(frameMs, this);
}

void JobsView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_motion.timerId())
        return QTreeView::timerEvent(event);
    m_motion.stop();
    m_progress->setPhase(std::fmod(m_progress->phase() + 1.0 * frameMs / crossingMs, 1.0));
    const int left = columnViewportPosition(JobModel::Progress);
    viewport()->update(left, 0, columnWidth(JobModel::Progress), viewport()->height());
}

BatchRow JobsView::batchRow(const QModelIndex &index) const
{
    return {m_jobs.batchJobs(index.data(JobModel::BatchRole).toString()), m_engine,
            rowRect(index.siblingAtColumn(0))};
}

void JobsView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (!index.data(JobModel::IsBatchRole).toBool())
        return QTreeView::drawRow(painter, option, index);
    painter->save();
    batchRow(index).paint(*painter, *viewport(),
                          {selectionModel()->isRowSelected(index.row()), hasFocus(), isFolded(index)},
                          index.data(JobModel::LeftRole).toString());
    painter->restore();
}

JobsView::Target JobsView::targetAt(const QPoint &at) const
{
    const auto index = indexAt(at);
    if (index.data(JobModel::IsBatchRole).toBool()) {
        const auto batch = index.data(JobModel::BatchRole).toString();
        const auto row = batchRow(index);
        for (const auto &button : row.buttons()) {
            if (button.rect.contains(at))
                return {Target::BatchButton, batch, button.act};
        }
        return {row.chevron().contains(at) ? Target::Chevron : Target::Nothing, batch};
    }
    const auto id = index.data(JobModel::JobIdRole).toString();
    if (index.column() == JobModel::Progress &&
        ProgressDelegate::copyRect(visualRect(index), index).adjusted(-4, -4, 4, 4).contains(at))
        return {Target::Address, id};
    if (index.column() != JobModel::Actions)
        return {};
    const bool isFirst = ActionsDelegate::firstRect(visualRect(index)).contains(at);
    return {isFirst ? Target::FirstAct : Target::Menu, id};
}

void JobsView::mousePressEvent(QMouseEvent *event)
{
    // Before the row becomes the current one, and perhaps scrolls.
    m_pressed = event->button() == Qt::LeftButton ? targetAt(event->position().toPoint()) : Target();
    QTreeView::mousePressEvent(event);
}

void JobsView::mouseReleaseEvent(QMouseEvent *event)
{
    QTreeView::mouseReleaseEvent(event);
    const auto at = event->position().toPoint();
    const auto pressed = std::exchange(m_pressed, {});
    if (event->button() != Qt::LeftButton || pressed != targetAt(at))
        return;
    switch (pressed.kind) {
    case Target::Nothing:
        return;
    case Target::BatchButton:
        emit batchActClicked(pressed.id, pressed.act);
        return;
    case Target::Chevron:
        return fold(indexAt(at), !isFolded(indexAt(at)));
    case Target::Address:
        emit addressClicked(pressed.id);
        return;
    case Target::FirstAct:
        emit firstActClicked(pressed.id);
        return;
    case Target::Menu:
        emit menuWanted(indexAt(at), viewport()->mapToGlobal(at));
        return;
    }
}

void JobsView::mouseDoubleClickEvent(QMouseEvent *event)
{
    QTreeView::mouseDoubleClickEvent(event);
    const auto at = event->position().toPoint();
    const auto index = indexAt(at);
    const bool isBatch = index.data(JobModel::IsBatchRole).toBool();
    if (isBatch && event->button() == Qt::LeftButton && targetAt(at).kind == Target::Nothing)
        fold(index, !isFolded(index));
    else
        m_pressed = targetAt(at); // a second press
}

/// As in a tree: left folds, or goes to the row of the batch; right unfolds.
void JobsView::keyPressEvent(QKeyEvent *event)
{
    const auto index = currentIndex();
    const bool left = event->key() == Qt::Key_Left;
    if (!index.isValid() || event->modifiers().testAnyFlags(~Qt::KeyboardModifiers(Qt::KeypadModifier)) ||
        (!left && event->key() != Qt::Key_Right))
        return QTreeView::keyPressEvent(event);
    if (index.data(JobModel::IsBatchRole).toBool())
        fold(index, left);
    else if (left)
        setCurrentIndex(batchIndex(index));
}

QModelIndex JobsView::batchIndex(QModelIndex index) const
{
    while (index.isValid() && !index.data(JobModel::IsBatchRole).toBool())
        index = index.siblingAtRow(index.row() - 1);
    return index.siblingAtColumn(0);
}

bool JobsView::isFolded(const QModelIndex &index) const
{
    return index.data(JobModel::IsFoldedRole).toBool();
}

void JobsView::fold(const QModelIndex &index, bool folded)
{
    const auto batch = index.data(JobModel::BatchRole).toString();
    // Or a row that has nothing to do with it would be selected when its own goes.
    if (folded && currentIndex().data(JobModel::BatchRole).toString() == batch)
        setCurrentIndex(batchIndex(index));
    emit foldWanted(batch, folded);
}

void JobsView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const auto index = byMouse ? indexAt(event->pos()) : currentIndex();
    if (index.isValid())
        emit menuWanted(index, byMouse ? event->globalPos()
                                       : viewport()->mapToGlobal(visualRect(index).bottomLeft()));
}

void JobsView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    if (current.isValid())
        scrollTo(current.siblingAtColumn(0));
}

void JobsView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    m_columns.layOut();
}

} // namespace ui
