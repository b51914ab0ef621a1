// SPDX-License-Identifier: Apache-2.0
#include "ui/machinesview.h"

#include "ui/models/machinemodel.h"
#include "ui/rowdelegate.h"
#include "ui/statedelegate.h"

#include <QHeaderView>

#include <utility>

namespace ui {

namespace {

constexpr int rowSpace = 10;    ///< ux/tokens.md 4
constexpr int settleTime = 250; ///< ms, of scrolling

/// What Slipway made has a check once that is confirmed; until then it is grey, without one.
class MadeFromDelegate final : public RowDelegate
{
public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(const Cell &cell, const QModelIndex &index) const override
    {
        constexpr int size = 14;
        const QString text = index.data().toString();
        const bool guess = index.data(MachineModel::GuessRole).toBool();
        const auto &rect = cell.rect;
        if (!guess && !text.isEmpty())
            paintSymbol(cell.painter, Symbol::Check,
                        cell.enabled ? cell.theme.color(Family::Ok, Shade::Mark) : cell.textColor(),
                        {rect.x(), rect.center().y() - size / 2, size, size});
        paintText(cell, rect.adjusted(size + 6, 0, 0, 0), text,
                  guess ? cell.theme.color(Role::Text2) : cell.textColor());
    }
};

/// Numbers as they are typed elsewhere.
class MonoDelegate final : public RowDelegate
{
public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(const Cell &cell, const QModelIndex &index) const override
    {
        const bool plain = cell.enabled && !index.data(MachineModel::GuessRole).toBool();
        const Cell mono{cell.painter, cell.theme, cell.rect, monoFont(), cell.selected, plain};
        RowDelegate::paintContent(mono, index);
    }
};

/// Widths of ux/tokens.md 6, at 10 points, with the margin.
int startWidth(int column)
{
    switch (column) {
    case MachineModel::VmIdColumn:
    case MachineModel::Node:
    case MachineModel::Cores:
        return 60;
    case MachineModel::State:
        return 120;
    case MachineModel::Memory:
    case MachineModel::Disk:
        return 80;
    default:
        return 108;
    }
}

double widthScale(const QFontMetrics &metrics)
{
    return metrics.horizontalAdvance(QStringLiteral("0123456789")) / 76.0;
}

} // namespace

MachinesView::MachinesView(QWidget *parent) : QTreeView(parent)
{
    setObjectName(QStringLiteral("machinesView"));
    setAccessibleName(tr("Machines"));
    setRootIsDecorated(false);
    setIndentation(0);
    setUniformRowHeights(true); // without it 10,000 rows are measured each
    setAllColumnsShowFocus(true);
    setFrameShape(QFrame::NoFrame);
    setSortingEnabled(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(ExtendedSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new RowDelegate(rowSpace, this));
    setItemDelegateForColumn(MachineModel::State, new StateDelegate(rowSpace, MachineModel::FamilyRole,
                                                                    MachineModel::SymbolRole, this));
    setItemDelegateForColumn(MachineModel::Address, new MonoDelegate(rowSpace, this));
    setItemDelegateForColumn(MachineModel::MadeFrom, new MadeFromDelegate(rowSpace, this));
    header()->setObjectName(QStringLiteral("machinesHeader"));
    header()->setFont(smallFont());
    header()->setSectionsMovable(false);
    header()->setStretchLastSection(false);
    header()->setHighlightSections(false);
    m_settled.setSingleShot(true);
    m_settled.setInterval(settleTime);
    connect(&m_settled, &QTimer::timeout, this, &MachinesView::shownChanged);
}

void MachinesView::setModel(QAbstractItemModel *model)
{
    QTreeView::setModel(model);
    const double scale = widthScale(fontMetrics());
    for (int column = 0; column < MachineModel::ColumnCount; ++column)
        header()->resizeSection(column,
                                qMax(qRound(startWidth(column) * scale), header()->sectionSizeHint(column)));
    header()->setSectionResizeMode(MachineModel::Name, QHeaderView::Stretch);
    sortByColumn(MachineModel::VmIdColumn, Qt::AscendingOrder);
}

void MachinesView::setStale(bool stale)
{
    m_stale = stale;
    viewport()->update();
}

QList<int> MachinesView::shown() const
{
    QList<int> vmids;
    if (!isVisible() || window()->isMinimized())
        return vmids;
    const QRect area = viewport()->rect();
    for (auto row = indexAt(area.topLeft()); row.isValid() && visualRect(row).top() <= area.bottom();
         row = indexBelow(row))
        vmids.append(row.data(MachineModel::VmIdRole).toInt());
    return vmids;
}

/// Other rows are not to be seen before they are painted.
void MachinesView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (auto now = shown(); now != m_shown) {
        m_shown = std::move(now);
        m_settled.start();
    }
}

void MachinesView::initViewItemOption(QStyleOptionViewItem *option) const
{
    QTreeView::initViewItemOption(option);
    if (m_stale)
        option->state.setFlag(QStyle::State_Enabled, false);
}

void MachinesView::resizeEvent(QResizeEvent *event)
{
    const double scale = widthScale(fontMetrics());
    setColumnHidden(MachineModel::Tags, width() < 900 * scale);
    setColumnHidden(MachineModel::MadeFrom, width() < 780 * scale);
    setColumnHidden(MachineModel::Disk, width() < 680 * scale);
    QTreeView::resizeEvent(event);
}

} // namespace ui
