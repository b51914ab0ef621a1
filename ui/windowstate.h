// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSettings>

class QWidget;

namespace ui {

/// Keeps what people set up with the mouse: the window's place, splitters and the columns of tables, by their
/// objectNames (those without one are left alone). The settings are the caller's and outlive it.
class WindowState
{
public:
    explicit WindowState(QSettings &settings) : m_settings(settings) {}
    void save(const QWidget &window);
    void restore(QWidget &window) const;
    void restoreParts(QWidget &part) const; ///< without the place; what is made late follows when it is

private:
    QSettings &m_settings;
};

} // namespace ui
