// SPDX-License-Identifier: Apache-2.0
#include "ui/codecard.h"

#include "ui/create/textfield.h"
#include "ui/familylabel.h"
#include "ui/paint.h"
#include "ui/wording.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace ui {

namespace {

const QString totp = QStringLiteral("totp");
const QString recovery = QStringLiteral("recovery");

} // namespace

CodeCard::CodeCard(QWidget *parent)
    : QWidget(parent),
      m_title(new FamilyLabel({}, Role::Text, this)),
      m_totp(new QRadioButton(tr("Code from the authenticator app"), this)),
      m_recovery(new QRadioButton(tr("Recovery code"), this)),
      m_code(new TextField(QStringLiteral("code"), tr("Code"), {}, this)),
      m_continue(new QPushButton(tr("Continue"), this))
{
    setObjectName(QStringLiteral("codeCard"));
    m_title->setFont(strongFont());
    m_totp->setObjectName(totp);
    m_recovery->setObjectName(recovery);
    m_code->edit()->setMaxLength(100);
    m_continue->setObjectName(QStringLiteral("continue"));
    m_continue->setProperty("primary", true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancelCode"));
    connect(m_totp, &QRadioButton::toggled, this, &CodeCard::chooseFactor);
    connect(m_code->edit(), &QLineEdit::returnPressed, this, &CodeCard::answer);
    connect(m_continue, &QPushButton::clicked, this, &CodeCard::answer);
    connect(cancel, &QPushButton::clicked, this, &CodeCard::cancelled);

    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(labelFor(*m_code, this), 0, Qt::AlignTop);
    row->addWidget(m_code, 1);
    row->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_continue);
    buttons->addWidget(cancel);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 14, 14, 14);
    layout->setSpacing(10);
    layout->addWidget(m_title);
    layout->addWidget(m_totp, 0, Qt::AlignLeft);
    layout->addWidget(m_recovery, 0, Qt::AlignLeft);
    layout->addLayout(row);
    layout->addLayout(buttons);
    hide();
}

void CodeCard::ask(const QString &server, const QStringList &factors, const QString &refusal)
{
    m_title->setText(tr("%1 asks for a second factor.").arg(server));
    const bool choice = factors.contains(totp) && factors.contains(recovery);
    m_totp->setVisible(choice);
    m_recovery->setVisible(choice);
    const bool isChosen = m_totp->isChecked() || m_recovery->isChecked();
    if (!choice || !isChosen || refusal.isEmpty()) { // what was chosen for the last code stays
        m_recovery->setChecked(!factors.contains(totp));
        m_totp->setChecked(factors.contains(totp));
    }
    chooseFactor();
    m_code->edit()->setText({});
    m_code->setProblem(refusal.isEmpty() ? QString()
                                         : tr("The server does not take this code: “%1”.").arg(refusal));
    setEnabled(true);
    show();
    m_code->input()->setFocus(Qt::OtherFocusReason);
}

void CodeCard::chooseFactor()
{
    m_code->setPlaceholder(m_totp->isChecked() ? tr("6 digits") : tr("one of the codes that you have kept"));
}

void CodeCard::answer()
{
    const QString code = m_code->text();
    if (code.isEmpty())
        return m_code->setProblem(tr("The code is missing."));
    m_code->edit()->setText({}); // not clear(): that can be undone
    m_code->setProblem({});
    setEnabled(false);
    emit entered(m_totp->isChecked() ? totp : recovery, code);
}

void CodeCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::of(palette());
    paintRound(painter, rect(), 4, theme.color(Role::Base), theme.color(Family::Run, Shade::Mark));
}

} // namespace ui
