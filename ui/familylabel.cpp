// SPDX-License-Identifier: Apache-2.0
#include "ui/familylabel.h"

#include <QEvent>
#include <QPainter>

namespace ui {

FamilyLabel::FamilyLabel(const QString &text, Color color, QWidget *parent)
    : QLabel(text, parent), m_color(color)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setForegroundRole(QPalette::WindowText); // on a Base background it would be Text
    applyColor();
}

void FamilyLabel::setColor(Color color)
{
    m_color = color;
    applyColor();
}

void FamilyLabel::setElided()
{
    m_isElided = true;
    setWordWrap(false);
    updateGeometry();
}

QSize FamilyLabel::minimumSizeHint() const
{
    const QSize least = QLabel::minimumSizeHint();
    return m_isElided ? QSize(0, least.height()) : least;
}

void FamilyLabel::paintEvent(QPaintEvent *event)
{
    if (!m_isElided)
        return QLabel::paintEvent(event);
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(contentsRect(), Qt::AlignVCenter | Qt::AlignLeading,
                     fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
}

void FamilyLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColor();
}

void FamilyLabel::applyColor()
{
    const auto &theme = Theme::of(palette());
    const auto *role = std::get_if<Role>(&m_color);
    const auto color = role ? theme.color(*role) : theme.color(std::get<Family>(m_color), Shade::Text);
    if (palette().color(QPalette::WindowText) == color)
        return;
    QPalette mine; // nothing but this colour is its own: the rest follows the application
    mine.setColor(QPalette::WindowText, color);
    setPalette(mine);
}

} // namespace ui
