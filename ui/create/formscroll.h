// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QScrollArea>

namespace ui {

/// A form that scrolls when there is no room for it, and is no higher than it needs: what is left belongs to
/// others.
class FormScroll final : public QScrollArea
{
    Q_OBJECT
public:
    FormScroll(QWidget *form, QWidget *parent);
    /// As much as there is room for of a part that is about to grow, from its top.
    void reveal(const QWidget *part);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace ui
