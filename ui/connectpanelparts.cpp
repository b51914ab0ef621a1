// SPDX-License-Identifier: Apache-2.0
#include "ui/certificatecard.h"
#include "ui/codecard.h"
#include "ui/connectform.h"
#include "ui/connectionchecks.h"
#include "ui/connectpanel.h"
#include "ui/explanationcard.h"
#include "ui/familylabel.h"
#include "ui/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

using What = prov::Finding::What;

namespace {

// Of the width.
constexpr int leftShare = 2;
constexpr int rightShare = 3;

constexpr int sideMargin = 32;
constexpr int detailIndent = 32; // of what stands below a check

/// A page that is higher than the window is moved, never cut.
QScrollArea *scrolled(QWidget *inside, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setWidget(inside);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setBackgroundRole(QPalette::Base);
    return area;
}

} // namespace

void ConnectPanel::layOut()
{
    m_line = new QFrame(this);
    m_line->setFrameShape(QFrame::VLine);
    m_line->setFrameShadow(QFrame::Plain);
    m_line->setForegroundRole(QPalette::Dark);
    m_left = makeLeft();
    m_right = makeRight();
    m_columns = new QHBoxLayout;
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(0);
    m_leftArea = scrolled(m_left, this);
    m_rightArea = scrolled(m_right, this);
    m_columns->addWidget(m_leftArea, leftShare);
    m_columns->addWidget(m_line);
    m_columns->addWidget(m_rightArea, rightShare);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addLayout(m_columns, 1);
}

void ConnectPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeColumns();
}

/// Where there is no room for two columns, what comes of it stands below the form, as soon as there is
/// something. The certificate needs most room: nothing moves when it comes.
void ConnectPanel::placeColumns()
{
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this);
    // Of either way to sign in: nothing moves with the choice.
    m_widestForm = qMax(m_widestForm, m_left->minimumSizeHint().width());
    const int left = m_widestForm + bar;
    const int right = qMax(m_right->minimumSizeHint().width(),
                           m_certificate->minimumSizeHint().width() + 2 * sideMargin + detailIndent) +
                      bar;
    const bool isNarrow = width() < left + right;
    const bool isBegun = !m_title->isHidden() || !m_state->isHidden();
    m_columns->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_columns->setStretch(2, isNarrow ? leftShare : rightShare); // below each other they are equal
    m_leftArea->setMinimumWidth(isNarrow ? 0 : left);
    m_rightArea->setMinimumWidth(isNarrow ? 0 : right);
    m_rightArea->setHidden(isNarrow && !isBegun);
    m_line->setHidden(isNarrow && !isBegun);
    m_line->setFrameShape(isNarrow ? QFrame::HLine : QFrame::VLine);
}

QWidget *ConnectPanel::makeHead()
{
    auto *head = new QWidget(this);
    head->setAutoFillBackground(true);
    head->setBackgroundRole(QPalette::Window);
    auto *title = new QLabel(tr("Connect to Proxmox VE"), head);
    title->setFont(titleFont());
    auto *back = new QToolButton(head);
    back->setObjectName(QStringLiteral("backFromConnect"));
    back->setIcon(icon(Symbol::ChevronLeft, Role::Text2));
    back->setAutoRaise(true);
    back->setToolTip(tr("Back"));
    back->setAccessibleName(tr("Back"));
    connect(back, &QToolButton::clicked, this, &ConnectPanel::cancelled);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(8);
    row->addWidget(back);
    row->addWidget(title, 1);
    return head;
}

QWidget *ConnectPanel::makeLeft()
{
    auto *left = new QWidget(this);
    auto *cancel = new QPushButton(tr("Cancel"), left);
    cancel->setObjectName(QStringLiteral("cancelConnect"));
    m_test = new QPushButton(icon(Symbol::Retry), tr("Test Connection"), left);
    m_test->setObjectName(QStringLiteral("testConnection"));
    m_connect = new QPushButton(tr("Connect"), left);
    m_connect->setObjectName(QStringLiteral("connectNow"));
    m_connect->setProperty("primary", true);
    connect(cancel, &QPushButton::clicked, this, &ConnectPanel::cancelled);
    connect(m_test, &QPushButton::clicked, this, [this] { start(Purpose::Test); });
    connect(m_connect, &QPushButton::clicked, this, [this] { start(Purpose::Connect); });
    connect(m_form, &ConnectForm::submitted, this, [this] { start(Purpose::Connect); });
    connect(m_form, &ConnectForm::realmsWanted, this, &ConnectPanel::readRealms);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    for (QPushButton *button : {cancel, m_test, m_connect})
        buttons->addWidget(button);
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(sideMargin, 28, sideMargin, 16);
    layout->setSpacing(16);
    layout->addWidget(m_form);
    layout->addLayout(buttons);
    layout->addStretch();
    return left;
}

QWidget *ConnectPanel::makeRight()
{
    auto *right = new QWidget(this);
    m_title = new QLabel(tr("Connection test"), right);
    m_title->setFont(titleFont());
    m_state = new FamilyLabel({}, Role::Text2, right);
    m_state->setObjectName(QStringLiteral("connectState"));
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_title);
    head->addWidget(m_state, 1);
    m_certificate->hide();
    m_checks->place(What::Certificate, m_certificate);
    m_checks->place(What::SignedIn, m_code);
    connect(m_certificate, &CertificateCard::trusted, m_certificate, &QWidget::hide);
    connect(m_certificate, &CertificateCard::trusted, &m_round, &TrustRound::trust);
    connect(m_certificate, &CertificateCard::distrusted, this, &ConnectPanel::distrust);
    connect(m_code, &CodeCard::entered, this, [this] { m_told.code.reset(); });
    connect(m_code, &CodeCard::entered, this, &ConnectPanel::codeEntered);
    connect(m_code, &CodeCard::cancelled, this, &ConnectPanel::stopAsking);
    connect(m_checks, &ConnectionChecks::checkAgainWanted, this, [this] { start(Purpose::Test); });
    auto *layout = new QVBoxLayout(right);
    layout->setContentsMargins(sideMargin, 28, sideMargin, 16);
    layout->setSpacing(12);
    layout->addLayout(head);
    layout->addWidget(m_checks);
    layout->addWidget(m_error);
    layout->addStretch(1);
    return right;
}

} // namespace ui
