// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/messagebar.h"

class QCheckBox;

namespace ui {

/// One line of the message bar, on the tint of its family.
class NoticeBar final : public QWidget
{
    Q_OBJECT
public:
    explicit NoticeBar(const Notice &notice, QWidget *parent = nullptr);
    [[nodiscard]] bool isChecked() const;

signals:
    void acted();
    void otherActed();
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addButton(const char *name, const QString &word, void (NoticeBar::*pressed)());

    Family m_family;
    QCheckBox *m_check = nullptr;
};

} // namespace ui
