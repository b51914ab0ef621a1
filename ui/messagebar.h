// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/icons.h"

#include <QHash>
#include <QWidget>

class QVBoxLayout;

namespace ui {

/// One message inside the window: what is the matter, what follows, and at most one thing to do about it.
struct Notice
{
    QString key; ///< a second notice with the same key replaces the first
    Family family = Family::Run;
    Symbol symbol = Symbol::Info;
    QString strong; ///< one sentence
    QString text;   ///< more of them; may be empty
    QString action; ///< word on the button; empty: none
};

/// The notices of a page, one under another, newest last; takes no place while there is none. Notices are
/// posted and withdrawn by key; server text in them stays plain.
class MessageBar final : public QWidget
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    void post(const Notice &notice);
    void withdraw(const QString &key);
    void focusAction(const QString &key); ///< the keyboard goes to its button
    [[nodiscard]] int count() const { return static_cast<int>(m_bars.size()); }

signals:
    void acted(const QString &key); ///< its button was pressed; the notice stays until it is withdrawn
    void closed(const QString &key);

private:
    QVBoxLayout *m_layout;
    QHash<QString, QWidget *> m_bars;
};

} // namespace ui
