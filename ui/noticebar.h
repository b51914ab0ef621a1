// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/messagebar.h"

namespace ui {

/// One line of the message bar, on the tint of its family.
class NoticeBar final : public QWidget
{
    Q_OBJECT
public:
    explicit NoticeBar(const Notice &notice, QWidget *parent = nullptr);

signals:
    void acted();
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Family m_family;
};

} // namespace ui
