// SPDX-License-Identifier: Apache-2.0
#include "ui/askbar.h"

#include "ui/familylabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>

#include <utility>

namespace ui {

AskBar::AskBar(QWidget *parent)
    : QWidget(parent),
      m_sentence(new FamilyLabel({}, Role::Text, this)),
      m_field(new QLineEdit(this)),
      m_button(new QPushButton(this))
{
    setObjectName(QStringLiteral("askBar"));
    setAutoFillBackground(true);
    m_field->setObjectName(QStringLiteral("askField"));
    m_button->setObjectName(QStringLiteral("askButton"));
    auto *back = new QPushButton(tr("Not Now"), this);
    back->setObjectName(QStringLiteral("askBack"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->setSpacing(8);
    layout->addWidget(m_sentence, 2);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_button);
    layout->addWidget(back);
    layout->addStretch(); // the field stands behind the last word of the sentence
    m_field->setMaximumWidth(fontMetrics().horizontalAdvance(u'm') * 26);
    connect(m_field, &QLineEdit::textChanged, this, &AskBar::check);
    connect(m_field, &QLineEdit::returnPressed, this, &AskBar::answer);
    connect(m_button, &QPushButton::clicked, this, &AskBar::answer);
    connect(back, &QPushButton::clicked, this, &AskBar::decline);
    hide();
}

void AskBar::ask(const Question &question)
{
    m_question = question;
    m_sentence->setText(question.sentence);
    m_sentence->setMaximumWidth(m_sentence->fontMetrics().horizontalAdvance(question.sentence) + 4);
    empty();
    m_field->setEchoMode(question.secret ? QLineEdit::Password : QLineEdit::Normal);
    m_field->setAccessibleName(question.sentence);
    m_field->setText(question.suggestion);
    m_field->selectAll();
    m_button->setText(question.button);
    m_button->setProperty("danger", question.destroys);
    check();
    show();
    QWidget *now = window()->focusWidget();
    if (now == nullptr || !isAncestorOf(now))
        m_before = now;
    if (question.takesFocus)
        m_field->setFocus();
}

void AskBar::takeBack()
{
    m_question = {};
    empty();
    giveBack();
    hide();
}

/// Before it hides: the keyboard would go to whatever comes next.
void AskBar::giveBack()
{
    const QWidget *now = window()->focusWidget();
    if (now != nullptr && isAncestorOf(now) && m_before && m_before->isVisible())
        m_before->setFocus(Qt::OtherFocusReason);
}

/// Not clear(): that can be undone, and a password would come back.
void AskBar::empty()
{
    m_field->setText({});
}

void AskBar::check()
{
    const auto text = m_field->text();
    m_button->setEnabled(m_question.onlyAnswer.isEmpty() ? !text.isEmpty() : text == m_question.onlyAnswer);
}

void AskBar::decline()
{
    const auto key = m_question.key;
    takeBack();
    emit declined(key);
}

void AskBar::answer()
{
    if (!m_button->isEnabled())
        return;
    const auto text = m_field->text();
    const auto key = m_question.key;
    takeBack();
    emit answered(key, text);
}

void AskBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        decline();
    else
        QWidget::keyPressEvent(event);
}

} // namespace ui
