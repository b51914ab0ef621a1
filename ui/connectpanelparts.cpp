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
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

using What = prov::Finding::What;

namespace {

// Of the width.
constexpr int leftShare = 2;
constexpr int rightShare = 3;

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
    m_columns->addWidget(scrolled(m_left, this), leftShare);
    m_columns->addWidget(m_line);
    m_columns->addWidget(scrolled(m_right, this), rightShare);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addLayout(m_columns, 1);
}

/// Where there is no room for two columns, what comes of it stands below the form.
void ConnectPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int left = m_left->minimumSizeHint().width() * (leftShare + rightShare) / leftShare;
    const int right = m_right->minimumSizeHint().width() * (leftShare + rightShare) / rightShare;
    const bool isNarrow = width() < qMax(left, right);
    m_columns->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_columns->setStretch(0, isNarrow ? rightShare : leftShare); // the form is high rather than wide
    m_columns->setStretch(2, isNarrow ? leftShare : rightShare);
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
    layout->setContentsMargins(40, 28, 40, 16);
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
    layout->setContentsMargins(40, 28, 40, 16);
    layout->setSpacing(12);
    layout->addLayout(head);
    layout->addWidget(m_checks);
    layout->addWidget(m_error);
    layout->addStretch(1);
    return right;
}

} // namespace ui
