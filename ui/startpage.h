// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/icons.h"

#include <QAbstractButton>
#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace ui {

class AskBar;

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

/// A server that was connected to before.
struct KnownServer
{
    QString id;
    QString name;
    QString sentence; ///< where it is, and as whom
    bool operator==(const KnownServer &) const = default;
};

/// The first start: two buttons and nothing else. Later the known servers stand above them.
class StartPage final : public QWidget
{
    Q_OBJECT
public:
    explicit StartPage(QWidget *parent = nullptr);
    void setKnown(const QList<KnownServer> &servers);
    void begin();                ///< the keyboard goes to the first server, or to what makes one known
    void addTool(QWidget *tool); ///< in the upper right corner

signals:
    void connectWanted();
    void demoWanted();
    void knownWanted(const QString &id);
    void editWanted(const QString &id);
    void forgetWanted(const QString &id); ///< its name was typed: nobody loses a token by accident

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addActions(ChoiceButton *button, const KnownServer &server);
    void askToForget(const KnownServer &server);

    AskBar *m_ask;
    ChoiceButton *m_connect;
    QVBoxLayout *m_known;
    QHBoxLayout *m_tools;
};

} // namespace ui
