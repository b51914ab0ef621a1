// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "ui/icons.h"

#include <QList>
#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace ui {

class NoticeBar;

/// One message inside the window: what is the matter, what follows, and what to do about it: as a rule one
/// thing at most.
struct Notice
{
    QString key; ///< a second notice with the same key replaces the first
    Family family = Family::Run;
    Symbol symbol = Symbol::Info;
    QString strong;  ///< one sentence
    QString text;    ///< more of them; may be empty
    QString action;  ///< word on the button; empty: none
    QString other{}; ///< the same of a second one
    QString check{}; ///< words of a box beside them, see isChecked(); empty: none
};

/// The notices of a page, one under another, the most serious first and of those the newest; takes no place
/// while there is none. When there are many, a button takes the place of all but the first and the one that
/// was posted last, and shows them. Notices are posted and withdrawn by key; server text in them stays plain.
/// Good news that offers nothing leaves by itself, but not while the pointer or the keyboard is on it.
class MessageBar final : public QWidget
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    void post(const Notice &notice);
    void withdraw(const QString &key);
    /// Other words at the beginning of a notice, if it is there; its buttons, check and focus stay.
    void rename(const QString &key, const QString &strong);
    void focusAction(const QString &key); ///< the keyboard goes to its button
    [[nodiscard]] bool isChecked(const QString &key) const;
    [[nodiscard]] int count() const { return static_cast<int>(m_entries.size()); }

    static constexpr int most = 3;              ///< lines that are shown at once, the button among them
    static constexpr base::Millis stay{10'000}; ///< of good news

signals:
    void acted(const QString &key);      ///< its button was pressed; the notice stays until it is withdrawn
    void otherActed(const QString &key); ///< likewise
    void closed(const QString &key);

private:
    struct Entry
    {
        QString key;
        Family family;
        NoticeBar *bar;
    };
    [[nodiscard]] NoticeBar *bar(const QString &key) const; ///< nullptr: there is none
    [[nodiscard]] QList<NoticeBar *> inOrder() const;
    void letLeave(const QString &key);
    void arrange();
    void chainTab(const QList<NoticeBar *> &bars);

    QVBoxLayout *m_layout;
    QPushButton *m_more;    ///< checked: all are shown
    QList<Entry> m_entries; ///< oldest first
};

} // namespace ui
