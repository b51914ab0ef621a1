// SPDX-License-Identifier: Apache-2.0
#include "ui/emptystate.h"

#include "ui/actionbutton.h"
#include "ui/familylabel.h"
#include "ui/symbollabel.h"

#include <QVBoxLayout>

namespace ui {

EmptyState::EmptyState(Symbol symbol, const QString &title, const QString &sentence, QAction *action,
                       QWidget *parent)
    : QWidget(parent)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addStretch();
    layout->addWidget(new SymbolLabel(symbol, Role::Text2, 24, this), 0, Qt::AlignHCenter);
    auto *head = new FamilyLabel(title, Role::Text, this);
    head->setFont(strongFont());
    head->setAlignment(Qt::AlignHCenter);
    layout->addWidget(head);
    auto *body = new FamilyLabel(sentence, Role::Text2, this);
    body->setAlignment(Qt::AlignHCenter);
    layout->addWidget(body);
    if (action) {
        auto *button = new ActionButton(action, this);
        button->setProperty("primary", true); // the only thing to do here, and the colour of New VMs' sign
        layout->addWidget(button, 0, Qt::AlignHCenter);
    }
    layout->addStretch();
}

} // namespace ui
