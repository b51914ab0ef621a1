// SPDX-License-Identifier: Apache-2.0
#include "ui/themefollower.h"

#include <QApplication>
#include <QEvent>

#include <utility>

namespace ui {

ThemeFollower::ThemeFollower(QObject *parent) : QObject(parent)
{
    qApp->installEventFilter(this);
    apply();
}

void ThemeFollower::choose(Choice choice)
{
    if (std::exchange(m_choice, choice) != choice)
        apply();
}

bool ThemeFollower::eventFilter(QObject *watched, QEvent *event)
{
    // Every window gets one when the desktop changes; our own palette does not send it.
    if (event->type() == QEvent::ThemeChange && !m_applying && m_choice == Choice::Desktop)
        apply();
    return QObject::eventFilter(watched, event);
}

void ThemeFollower::apply()
{
    m_applying = true;
    const Theme *theme = m_choice == Choice::Dark ? &Theme::dark() : &Theme::light();
    if (m_choice == Choice::Desktop) {
        // Only without a palette of our own does the application tell the desktop's.
        QApplication::setPalette(QPalette());
        theme = &Theme::of(QApplication::palette());
    }
    QApplication::setPalette(theme->palette());
    m_applying = false;
}

} // namespace ui
