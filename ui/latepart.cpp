// SPDX-License-Identifier: Apache-2.0
#include "ui/latepart.h"

#include <QVBoxLayout>

#include <utility>

namespace ui {

LatePart::LatePart(std::function<QWidget *()> make, QWidget *parent)
    : QWidget(parent), m_make(std::move(make))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    hide(); // else whoever it is put into would show it
}

void LatePart::setVisible(bool visible)
{
    if (visible && m_make) {
        layout()->addWidget(std::exchange(m_make, {})());
        emit made();
    }
    QWidget::setVisible(visible);
}

} // namespace ui
