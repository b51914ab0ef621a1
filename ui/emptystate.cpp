// SPDX-License-Identifier: Apache-2.0
#include "ui/emptystate.h"

#include "ui/actionbutton.h"
#include "ui/familylabel.h"
#include "ui/symbollabel.h"

#include <QVBoxLayout>

namespace ui {

namespace {

QWidget *makeInside(Symbol symbol, const QString &title, const QString &sentence, QAction *action)
{
    auto *inside = new QWidget;
    auto *layout = new QVBoxLayout(inside);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addStretch();
    layout->addWidget(new SymbolLabel(symbol, Role::Text2, 24, inside), 0, Qt::AlignHCenter);
    auto *head = new FamilyLabel(title, Role::Text, inside);
    head->setFont(strongFont());
    head->setAlignment(Qt::AlignHCenter);
    layout->addWidget(head);
    auto *body = new FamilyLabel(sentence, Role::Text2, inside);
    body->setAlignment(Qt::AlignHCenter);
    layout->addWidget(body);
    if (action) {
        auto *button = new ActionButton(action, inside);
        button->setProperty("primary", true); // the only thing to do here, and the colour of New VMs' sign
        layout->addWidget(button, 0, Qt::AlignHCenter);
    }
    layout->addStretch();
    return inside;
}

} // namespace

EmptyState::EmptyState(Symbol symbol, const QString &title, const QString &sentence, QAction *action,
                       QWidget *parent)
    : LatePart([symbol, title, sentence, action] { return makeInside(symbol, title, sentence, action); },
               parent)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
}

} // namespace ui
