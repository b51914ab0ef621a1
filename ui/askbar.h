// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineEdit>
#include <QPointer>
#include <QWidget>

class QPushButton;

namespace ui {

class FamilyLabel;

/// One question inside the page that is answered with a line of text: instead of a modal box. Esc takes it
/// back.
class AskBar final : public QWidget
{
    Q_OBJECT
public:
    struct Question
    {
        QString key;
        QString sentence;
        QString button;
        QString onlyAnswer; ///< when not empty, nothing else is accepted
        bool secret = false;
        bool destroys = false;
        bool takesFocus = true; ///< false: nobody has asked for it just now
        QString suggestion = {};
    };

    explicit AskBar(QWidget *parent = nullptr);
    void ask(const Question &question);
    void takeBack();
    [[nodiscard]] bool isBegun() const { return !m_field->text().isEmpty(); } ///< something is typed
    [[nodiscard]] const QString &asked() const { return m_question.key; }     ///< empty: nothing is asked

signals:
    void answered(const QString &key, const QString &text);
    void declined(const QString &key); ///< by the person

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void answer();
    void decline();
    void giveBack();
    void empty();
    void check();

    Question m_question;
    QPointer<QWidget> m_before; ///< had the keyboard
    FamilyLabel *m_sentence;
    QLineEdit *m_field;
    QPushButton *m_button;
};

} // namespace ui
