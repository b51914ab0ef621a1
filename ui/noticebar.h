// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/messagebar.h"

class QBoxLayout;
class QCheckBox;

namespace ui {

class FamilyLabel;
class SymbolLabel;

/// One line of the message bar, on the tint of its family. What does not fit behind the sentence at its
/// beginning stands below it.
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
    void resizeEvent(QResizeEvent *event) override;

private:
    void addButton(const char *name, const QString &word, void (NoticeBar::*pressed)());
    void placeWords();

    Family m_family;
    SymbolLabel *m_symbol;
    FamilyLabel *m_strong;
    FamilyLabel *m_text;
    QBoxLayout *m_words; ///< the two
    QCheckBox *m_check = nullptr;
};

} // namespace ui
