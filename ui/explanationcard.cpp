// SPDX-License-Identifier: Apache-2.0
#include "ui/explanationcard.h"

#include "ui/familylabel.h"
#include "ui/symbollabel.h"

#include <QGridLayout>
#include <QPainter>

namespace ui {

ExplanationCard::ExplanationCard(QWidget *parent)
    : QWidget(parent),
      m_symbol(new SymbolLabel(Symbol::Error, Family::Fail, 16, this)),
      m_what(new FamilyLabel({}, Family::Fail, this)),
      m_why(new FamilyLabel({}, Role::Text, this)),
      m_todo(new FamilyLabel({}, Role::Text, this))
{
    setObjectName(QStringLiteral("explanation"));
    m_what->setObjectName(QStringLiteral("explanationWhat"));
    m_why->setObjectName(QStringLiteral("explanationWhy"));
    m_todo->setObjectName(QStringLiteral("explanationTodo"));
    m_what->setFont(strongFont());
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(4);
    layout->addWidget(m_symbol, 0, 0);
    int row = 0;
    for (auto *label : {m_what, m_why, m_todo}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        layout->addWidget(label, row++, 1);
    }
    layout->setColumnStretch(1, 1);
    hide();
}

void ExplanationCard::explain(const prov::Explanation &explanation, const Sign &sign)
{
    m_family = sign.family;
    m_symbol->set(sign.symbol, sign.family);
    m_what->setColor(sign.family);
    m_what->setText(explanation.what);
    m_why->setText(explanation.why);
    m_why->setVisible(!explanation.why.isEmpty());
    const QString todo = QString(explanation.todo).remove(u'`'); // around commands, for a terminal
    m_todo->setText(todo);
    m_todo->setVisible(!todo.isEmpty());
    setAccessibleName(explanation.what + u' ' + explanation.why + u' ' + todo);
    setVisible(!explanation.isEmpty());
    update();
}

void ExplanationCard::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(m_family, Shade::Tint));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Role::Line));
}

} // namespace ui
