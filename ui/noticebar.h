// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/messagebar.h"

class QCheckBox;

namespace ui {

class FamilyLabel;

/// One line of the message bar, on the tint of its family.
class NoticeBar final : public QWidget
{
    Q_OBJECT
public:
    explicit NoticeBar(const Notice &notice, QWidget *parent = nullptr);
    [[nodiscard]] bool isChecked() const;
    void rename(const QString &strong);

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
    FamilyLabel *m_strong;
    QString m_text;
    QCheckBox *m_check = nullptr;
};

} // namespace ui
