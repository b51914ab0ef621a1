// SPDX-License-Identifier: Apache-2.0
#include "ui/jobsview.h"

#include "ui/models/jobmodel.h"
#include "ui/pilldelegate.h"
#include "ui/wording.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QPainter>
#include <QStyleOptionButton>
#include <QTimerEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {

using prov::Job;

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

/// Widths of ux/tokens.md 6, at 10 points.
int startWidth(int column)
{
    switch (column) {
    case JobModel::Name:
        return 104;
    case JobModel::Vmid:
    case JobModel::Node:
        return 56;
    case JobModel::Step:
        return 176;
    case JobModel::Elapsed:
    case JobModel::Expected:
        return 80;
    case JobModel::Attempts:
        return 112;
    default:
        return 64;
    }
}

/// So that a failure's step is readable in any language.
int widestPill()
{
    int widest = 0;
    for (const auto step : prov::workingSteps) {
        Job job;
        job.step = prov::Step::Failed;
        job.failure = prov::Failure{prov::Failure::Reason::Refused, step, {}, {}};
        widest = qMax(widest, pillWidth(signOf(job).word));
    }
    return widest;
}

/// The widths are for digits of 7.6 pixels.
double widthScale(const QFontMetrics &metrics)
{
    return metrics.horizontalAdvance(QStringLiteral("0123456789")) / 76.0;
}

/// How full the block of a job is: steps behind it, and its share of the present one.
double shareOf(const Job &job)
{
    if (prov::isFinal(job.step))
        return 100;
    double steps = 0;
    for (const auto step : prov::workingSteps)
        steps += job.step > step && job.step < prov::Step::Ready ? 1 : 0;
    steps += job.percent.value_or(0) / 100;
    return 100 * steps / static_cast<double>(prov::workingSteps.size());
}

} // namespace

JobsView::JobsView(const JobModel &jobs, const prov::Engine &engine, QWidget *parent)
    : QTreeView(parent), m_jobs(jobs), m_engine(engine), m_progress(new ProgressDelegate(rowSpace, this))
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
    setItemDelegateForColumn(JobModel::Attempts, new AttemptsDelegate(rowSpace, this));
    setItemDelegateForColumn(JobModel::Actions, new ActionsDelegate(rowSpace, this));
    header()->setObjectName(QStringLiteral("jobsHeader"));
    header()->setFont(smallFont());
    header()->setSectionsMovable(false);
    header()->setStretchLastSection(false);
    header()->setHighlightSections(false);
}

void JobsView::setModel(QAbstractItemModel *model)
{
    QTreeView::setModel(model);
    const double scale = widthScale(fontMetrics());
    for (int column = 0; column < JobModel::ColumnCount; ++column)
        header()->resizeSection(column, qRound(startWidth(column) * scale));
    header()->resizeSection(JobModel::Step,
                            qMax(header()->sectionSize(JobModel::Step), widestPill() + 2 * cellMargin));
    header()->setSectionResizeMode(JobModel::Progress, QHeaderView::Stretch);
    header()->setSectionResizeMode(JobModel::Actions, QHeaderView::Fixed);
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

void JobsView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (!index.data(JobModel::IsBatchRole).toBool())
        return QTreeView::drawRow(painter, option, index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const auto jobs = m_jobs.batchJobs(index.data(JobModel::BatchRole).toString());
    drawBatch(*painter, rowRect(index.siblingAtColumn(0)), jobs);
    painter->restore();
}

QList<JobsView::Button> JobsView::batchButtons(const QList<const Job *> &jobs, const QRect &row) const
{
    const auto any = [&](JobAct act) {
        return std::any_of(jobs.begin(), jobs.end(),
                           [&](const Job *job) { return isPossible(act, *job, m_engine); });
    };
    QList<Button> buttons;
    if (any(JobAct::Retry))
        buttons.append({JobAct::Retry, tr("Retry Failed"), {}});
    if (any(JobAct::Cancel))
        buttons.append({JobAct::Cancel, tr("Cancel All"), {}});
    const QFontMetrics metrics(smallFont());
    const int height = metrics.height() + 6;
    int right = row.right() - 12;
    for (auto it = buttons.rbegin(); it != buttons.rend(); ++it) {
        const int width = metrics.horizontalAdvance(it->text) + 18;
        it->rect = {right - width, row.center().y() - height / 2, width, height};
        right -= width + 8;
    }
    return buttons;
}

void JobsView::drawBlocks(QPainter &painter, const QRect &place, const QList<const Job *> &jobs) const
{
    const auto &theme = Theme::of(palette());
    painter.setPen(Qt::NoPen);
    const auto count = static_cast<double>(jobs.size());
    const double each = jobs.size() > 12 ? place.width() / count : 37.0;
    const double width = jobs.size() > 12 ? each : 34.0;
    double x = place.right() - each * count;
    for (const auto *job : jobs) {
        const QRectF block(x, place.center().y() - 4, width, 8);
        painter.setBrush(theme.color(Role::Track));
        painter.drawRoundedRect(block, 2, 2);
        painter.setBrush(theme.color(signOf(*job).family, Shade::Mark));
        painter.drawRoundedRect(QRectF(block.x(), block.y(), width * shareOf(*job) / 100, 8), 2, 2);
        x += each;
    }
}

void JobsView::drawBatch(QPainter &painter, const QRect &row, const QList<const Job *> &jobs) const
{
    const auto &theme = Theme::of(palette());
    painter.fillRect(row, theme.color(Role::Alternate));
    painter.fillRect(row.x(), row.bottom(), row.width(), 1, theme.color(Role::Soft));
    int right = row.right() - 12;
    for (const auto &button : batchButtons(jobs, row)) {
        QStyleOptionButton option;
        option.initFrom(this);
        option.state.setFlag(QStyle::State_HasFocus, false);
        option.state.setFlag(QStyle::State_MouseOver,
                             button.rect.contains(viewport()->mapFromGlobal(QCursor::pos())));
        option.rect = button.rect;
        option.text = button.text;
        painter.setFont(smallFont());
        style()->drawControl(QStyle::CE_PushButton, &option, &painter);
        right = qMin(right, button.rect.x() - 10);
    }
    const QFontMetrics small(smallFont());
    auto bold = strongFont();
    bold.setPointSizeF(smallFont().pointSizeF());
    const auto text = [&](const QFont &font, Role role, const QString &words) {
        const int width = QFontMetrics(font).horizontalAdvance(words);
        painter.setFont(font);
        painter.setPen(theme.color(role));
        painter.drawText(QRect(right - width, row.y(), width, row.height()), Qt::AlignVCenter, words);
        right -= width;
    };
    if (const auto left = m_jobs.left(jobs))
        text(smallFont(), Role::Text2, u" · " + leftText(*left));
    if (const auto rest = batchRest(jobs); !rest.isEmpty())
        text(smallFont(), Role::Text2, u" · " + rest);
    text(bold, Role::Text, batchReady(jobs));
    right -= 10;
    const int blocks = jobs.size() > 12 ? 220 : static_cast<int>(jobs.size()) * 37;
    const int left = row.x() + cellMargin;
    if (right - blocks > left + 200) {
        drawBlocks(painter, {right - blocks, row.y(), blocks, row.height()}, jobs);
        right -= blocks + 10;
    }
    painter.setFont(strongFont());
    painter.setPen(theme.color(Role::Text));
    const QFontMetrics strong(strongFont());
    const auto title = strong.elidedText(batchTitle(jobs), Qt::ElideRight, right - left);
    painter.drawText(QRect(left, row.y(), right - left, row.height()), Qt::AlignVCenter, title);
    const int behind = left + strong.horizontalAdvance(title) + 10;
    painter.setFont(smallFont());
    painter.setPen(theme.color(Role::Text2));
    if (right > behind)
        painter.drawText(QRect(behind, row.y(), right - behind, row.height()), Qt::AlignVCenter,
                         small.elidedText(batchSource(jobs), Qt::ElideRight, right - behind));
}

JobsView::Target JobsView::targetAt(const QPoint &at) const
{
    const auto index = indexAt(at);
    if (index.data(JobModel::IsBatchRole).toBool()) {
        const auto batch = index.data(JobModel::BatchRole).toString();
        const auto buttons = batchButtons(m_jobs.batchJobs(batch), rowRect(index.siblingAtColumn(0)));
        for (const auto &button : buttons) {
            if (button.rect.contains(at))
                return {Target::BatchButton, batch, button.act};
        }
        return {};
    }
    if (index.column() != JobModel::Actions)
        return {};
    const bool isFirst = ActionsDelegate::firstRect(visualRect(index)).contains(at);
    return {isFirst ? Target::FirstAct : Target::Menu, index.data(JobModel::JobIdRole).toString()};
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
    case Target::FirstAct:
        emit firstActClicked(pressed.id);
        return;
    case Target::Menu:
        emit menuWanted(pressed.id, viewport()->mapToGlobal(at));
        return;
    }
}

void JobsView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const auto index = byMouse ? indexAt(event->pos()) : currentIndex();
    const auto id = index.data(JobModel::JobIdRole).toString();
    if (!id.isEmpty())
        emit menuWanted(id, byMouse ? event->globalPos()
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
    // Narrow windows do without, in this order (ux/tokens.md 6).
    const double scale = widthScale(fontMetrics());
    setColumnHidden(JobModel::Attempts, width() < 848 * scale);
    setColumnHidden(JobModel::Node, width() < 728 * scale);
    setColumnHidden(JobModel::Expected, width() < 640 * scale);
    QTreeView::resizeEvent(event);
}

} // namespace ui
