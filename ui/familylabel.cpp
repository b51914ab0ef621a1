// SPDX-License-Identifier: Apache-2.0
#include "ui/familylabel.h"

#include <QApplication>
#include <QEvent>

namespace ui {

FamilyLabel::FamilyLabel(const QString &text, Color color, QWidget *parent)
    : QLabel(text, parent), m_color(color)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    applyColor();
}

void FamilyLabel::setColor(Color color)
{
    m_color = color;
    applyColor();
}

void FamilyLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        applyColor();
    QLabel::changeEvent(event);
}

void FamilyLabel::applyColor()
{
    const auto &theme = Theme::of(QApplication::palette());
    auto mine = palette();
    const auto *role = std::get_if<Role>(&m_color);
    mine.setColor(QPalette::WindowText,
                  role ? theme.color(*role) : theme.color(std::get<Family>(m_color), Shade::Text));
    setPalette(mine);
}

} // namespace ui
