// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme.h"

#include <QObject>

namespace ui {

/// Keeps the application's palette on the theme that the desktop asks for: dark when the desktop's own window
/// colour is dark (Qt 6.4 has no QStyleHints::colorScheme()). One per application; main thread.
class ThemeFollower final : public QObject
{
    Q_OBJECT
public:
    enum class Choice { Desktop, Light, Dark };

    explicit ThemeFollower(QObject *parent = nullptr);
    void choose(Choice choice);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();

    Choice m_choice = Choice::Desktop;
    bool m_applying = false;
};

} // namespace ui
