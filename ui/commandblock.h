// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

/// Lines for a shell, to be read and copied.
class CommandBlock final : public QWidget
{
    Q_OBJECT
public:
    /// `button` is what copies them.
    CommandBlock(const QString &name, const QString &button, QWidget *parent);
    void show(const QStringList &lines); ///< none: hidden
    [[nodiscard]] QPushButton *button() const { return m_copy; }

private:
    void copy();

    QStringList m_lines;
    QLabel *m_text;
    QPushButton *m_copy;
};

} // namespace ui
