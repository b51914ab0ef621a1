// SPDX-License-Identifier: Apache-2.0
#include "ui/actionrow.h"

#include <QEvent>
#include <QHBoxLayout>

namespace ui {

ActionRow::ActionRow(const QList<QAction *> &actions, QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addStretch();
    for (auto *action : actions) {
        m_buttons.append(new ActionButton(action, this));
        m_buttons.last()->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // it may shrink
        layout->addWidget(m_buttons.last());
    }
}

QSize ActionRow::sizeHint() const
{
    QSize all(-layout()->spacing(), 0);
    for (const auto *button : m_buttons) {
        if (button->isHidden())
            continue;
        const QSize hint = button->sizeHint();
        all = {all.width() + layout()->spacing() + hint.width(), qMax(all.height(), hint.height())};
    }
    return all.expandedTo({0, 0});
}

bool ActionRow::event(QEvent *event)
{
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        fold();
    return done;
}

void ActionRow::fold()
{
    const bool folded = width() < sizeHint().width();
    for (auto *button : m_buttons)
        button->setFolded(folded);
}

} // namespace ui
