// SPDX-License-Identifier: Apache-2.0
#include "ui/requestsview.h"

#include "core/pve/curl.h"
#include "ui/actionbutton.h"
#include "ui/emptystate.h"
#include "ui/familylabel.h"
#include "ui/statedelegate.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTreeView>

namespace ui {

namespace {

constexpr int rowSpace = 6;

} // namespace

RequestsView::RequestsView(const Requests &requests, QWidget *parent)
    : QWidget(parent),
      m_requests(requests),
      m_copy(new QAction(icon(Symbol::Copy), tr("Copy as curl"), this)),
      m_said(new FamilyLabel({}, Role::Text2)),
      m_table(new QTreeView),
      m_stack(new QStackedWidget(this))
{
    makeTable();
    auto *full = new QWidget;
    auto *column = new QVBoxLayout(full);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeStrip());
    column->addWidget(m_table, 1);
    m_stack->addWidget(full);
    m_stack->addWidget(new EmptyState(Symbol::Network, tr("No requests yet"),
                                      tr("Each call of this job appears here, with its answer. Earlier runs "
                                         "of Slipway leave none."),
                                      nullptr));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(&m_requests, &Requests::changed, this, [this](const QString &id) {
        if (id == m_jobId)
            show(false);
    });
    show(true);
}

void RequestsView::makeTable()
{
    m_table->setObjectName(QStringLiteral("requests"));
    m_table->setAccessibleName(tr("Requests"));
    m_table->setRootIsDecorated(false);
    m_table->setIndentation(0);
    m_table->setUniformRowHeights(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setItemDelegate(new RowDelegate(rowSpace, m_table));
    m_table->setItemDelegateForColumn(
        RequestModel::Status,
        new StateDelegate(rowSpace, RequestModel::FamilyRole, RequestModel::SymbolRole, m_table));
    m_table->setModel(&m_model);
    auto *header = m_table->header();
    header->setObjectName(QStringLiteral("requestsHeader"));
    header->setFont(smallFont());
    header->setHighlightSections(false);
    header->setStretchLastSection(false);
    const int em = fontMetrics().horizontalAdvance(u'm');
    const int widths[]{em * 7, em * 6, 0, em * 7, em * 24};
    for (int section = 0; section < RequestModel::ColumnCount; ++section)
        header->resizeSection(section, widths[section]);
    header->setSectionResizeMode(RequestModel::Path, QHeaderView::Stretch);
    m_copy->setObjectName(QStringLiteral("copyCurl"));
    m_copy->setToolTip(tr("Copy the request as a curl command, without secrets"));
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(m_copy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_copy, &QAction::triggered, this, &RequestsView::copyCurl);
    const auto follow = [this] { m_copy->setEnabled(m_table->currentIndex().isValid()); };
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, follow);
    connect(&m_model, &QAbstractItemModel::modelReset, this, follow);
}

QWidget *RequestsView::makeStrip()
{
    auto *strip = new QWidget(this);
    strip->setAutoFillBackground(true);
    auto *layout = new QHBoxLayout(strip);
    layout->setContentsMargins(12, 4, 12, 4);
    m_said->setObjectName(QStringLiteral("requestsSaid"));
    m_said->setFont(smallFont());
    layout->addWidget(m_said, 1);
    auto *copy = new ActionButton(m_copy, strip);
    copy->setProperty("small", true);
    layout->addWidget(copy);
    return strip;
}

void RequestsView::setJob(const QString &jobId)
{
    m_jobId = jobId;
    show(true);
}

void RequestsView::show(bool fresh)
{
    const auto *bar = m_table->verticalScrollBar();
    const bool following = fresh || bar->value() >= bar->maximum();
    m_model.setRequests(m_requests.of(m_jobId), fresh);
    if (following)
        m_table->scrollToBottom();
    m_stack->setCurrentIndex(m_model.rowCount() == 0 ? 1 : 0);
    auto text = tr("%n request(s) of this job.", nullptr, m_model.rowCount() + m_model.dropped());
    if (m_model.dropped() > 0)
        text += QLatin1Char(' ') + tr("The oldest %n are no longer kept.", nullptr, m_model.dropped());
    m_said->setText(text);
}

void RequestsView::copyCurl()
{
    const auto at = m_table->currentIndex();
    if (!at.isValid())
        return;
    QGuiApplication::clipboard()->setText(pve::curlCommand(m_model.request(at.row())));
    emit copied(tr("curl command copied. Set PVE_URL and PVE_AUTHORIZATION before you run it."));
}

} // namespace ui
