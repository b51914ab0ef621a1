// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QWidget>

class QPushButton;
class QRadioButton;

namespace ui {

class FamilyLabel;
class TextField;

/// Asks for the code of a second factor, and again after one that the server refuses. The code is gone from
/// the field as soon as it was given.
class CodeCard final : public QWidget
{
    Q_OBJECT
public:
    explicit CodeCard(QWidget *parent = nullptr);
    /// `factors`: "totp", "recovery". `refusal`: the server's words to the last code, or empty.
    void ask(const QString &server, const QStringList &factors, const QString &refusal);

signals:
    void entered(const QString &factor, const QString &code);
    void cancelled();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void answer();
    void chooseFactor();

    FamilyLabel *m_title;
    QRadioButton *m_totp;
    QRadioButton *m_recovery;
    TextField *m_code;
    QPushButton *m_continue;
};

} // namespace ui
