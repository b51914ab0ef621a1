// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <functional>

namespace ui {

/// The place of a widget that is made when it is first to be seen: what nobody looks at costs no memory.
class LatePart : public QWidget
{
    Q_OBJECT
public:
    /// `make` is called once, and its widget is taken over. Hidden, as long as nobody shows it.
    explicit LatePart(std::function<QWidget *()> make, QWidget *parent = nullptr);
    void setVisible(bool visible) override;

signals:
    void made(); ///< what is in it

private:
    std::function<QWidget *()> m_make; ///< empty: it has been called
};

} // namespace ui
