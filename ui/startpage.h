// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/icons.h"

#include <QAbstractButton>
#include <QWidget>

namespace ui {

/// A large button with a title and a sentence.
class ChoiceButton final : public QAbstractButton
{
    Q_OBJECT
public:
    ChoiceButton(Symbol symbol, const QString &title, const QString &sentence, QWidget *parent);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Symbol m_symbol;
    QString m_sentence;
};

/// The first start: two buttons and nothing else.
class StartPage final : public QWidget
{
    Q_OBJECT
public:
    explicit StartPage(QWidget *parent = nullptr);

signals:
    void connectWanted();
    void demoWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace ui
