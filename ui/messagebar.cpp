// SPDX-License-Identifier: Apache-2.0
#include "ui/messagebar.h"

#include "ui/noticebar.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

int gravity(Family family)
{
    switch (family) {
    case Family::Fail:
        return 2;
    case Family::Retry:
        return 1;
    case Family::Run:
    case Family::Wait:
    case Family::Ok:
    case Family::Detached:
        return 0;
    }
    Q_UNREACHABLE();
}

bool hasKeyboard(const NoticeBar &line)
{
    return line.isAncestorOf(QApplication::focusWidget());
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent), m_layout(new QVBoxLayout(this)), m_more(new QPushButton(this))
{
    setObjectName(QStringLiteral("messageBar"));
    m_more->setObjectName(QStringLiteral("moreMessages"));
    m_more->setCheckable(true);
    m_more->setFlat(true);
    m_more->setProperty("small", true);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(1);
    m_layout->addWidget(m_more, 0, Qt::AlignLeft);
    connect(m_more, &QPushButton::toggled, this, &MessageBar::arrange);
    hide();
}

void MessageBar::post(const Notice &notice)
{
    withdraw(notice.key);
    auto *bar = new NoticeBar(notice, this);
    connect(bar, &NoticeBar::acted, this, [this, key = notice.key] { emit acted(key); });
    connect(bar, &NoticeBar::otherActed, this, [this, key = notice.key] { emit otherActed(key); });
    connect(bar, &NoticeBar::closed, this, [this, key = notice.key] {
        withdraw(key);
        emit closed(key);
    });
    m_entries.append({notice.key, notice.family, bar});
    arrange();
    if (notice.family == Family::Ok && notice.action.isEmpty())
        letLeave(notice.key);
}

void MessageBar::letLeave(const QString &key)
{
    auto *leaving = bar(key);
    auto *timer = new QTimer(leaving);
    connect(timer, &QTimer::timeout, this, [this, key, leaving] {
        if (!leaving->underMouse() && !hasKeyboard(*leaving))
            withdraw(key);
    });
    timer->start(stay);
}

NoticeBar *MessageBar::bar(const QString &key) const
{
    const auto it = std::find_if(m_entries.begin(), m_entries.end(),
                                 [&key](const Entry &entry) { return entry.key == key; });
    return it == m_entries.end() ? nullptr : it->bar;
}

void MessageBar::withdraw(const QString &key)
{
    auto *gone = bar(key);
    if (!gone)
        return;
    m_entries.removeIf([gone](const Entry &entry) { return entry.bar == gone; });
    gone->hide();
    gone->deleteLater();
    arrange();
}

QList<NoticeBar *> MessageBar::inOrder() const
{
    QList<Entry> entries(m_entries.rbegin(), m_entries.rend());
    std::stable_sort(entries.begin(), entries.end(), [](const Entry &one, const Entry &other) {
        return gravity(one.family) > gravity(other.family);
    });
    QList<NoticeBar *> bars;
    for (const Entry &entry : entries)
        bars.append(entry.bar);
    return bars;
}

/// What was posted last may be the answer to what somebody has just done, and what has the keyboard is in
/// use: neither is hidden.
void MessageBar::arrange()
{
    QList<NoticeBar *> bars = inOrder();
    constexpr qsizetype kept = most - 1;
    const bool isMuch = bars.size() > most;
    if (isMuch && !m_more->isChecked()) {
        const qsizetype newest = bars.indexOf(m_entries.last().bar);
        bars.move(newest, qMin(newest, kept - 1));
    }
    const bool isOpen =
        m_more->isChecked() || std::any_of(bars.begin() + qMin(kept, bars.size()), bars.end(),
                                           [](const NoticeBar *each) { return hasKeyboard(*each); });
    {
        const QSignalBlocker quiet(m_more);
        m_more->setChecked(isMuch && isOpen);
    }
    for (qsizetype i = 0; i < bars.size(); ++i) {
        m_layout->insertWidget(static_cast<int>(i), bars.at(i));
        bars.at(i)->setVisible(!isMuch || isOpen || i < kept);
    }
    m_more->setText(isOpen ? tr("Show Fewer Messages")
                           : tr("%n More Message(s)", nullptr, static_cast<int>(bars.size() - kept)));
    m_more->setIcon(icon(isOpen ? Symbol::ChevronDown : Symbol::ChevronRight, Role::Text2));
    m_more->setVisible(isMuch);
    chainTab(bars);
    setVisible(!bars.isEmpty());
}

/// As they are seen: Tab goes in the order in which widgets were made.
void MessageBar::chainTab(const QList<NoticeBar *> &bars)
{
    QWidget *last = m_more;
    for (const NoticeBar *bar : bars) {
        const auto parts = bar->findChildren<QWidget *>();
        for (QWidget *part : parts) {
            if (part->focusPolicy() == Qt::NoFocus)
                continue;
            setTabOrder(last, part);
            last = part;
        }
    }
    if (last != m_more)
        setTabOrder(last, m_more); // behind them
}

void MessageBar::rename(const QString &key, const QString &strong)
{
    if (auto *renamed = bar(key))
        renamed->rename(strong);
}

void MessageBar::focusAction(const QString &key)
{
    const auto *line = bar(key);
    auto *button = line ? line->findChild<QWidget *>(QStringLiteral("noticeAction")) : nullptr;
    if (!button)
        return;
    if (line->isHidden())
        m_more->setChecked(true);
    button->setFocus();
}

bool MessageBar::isChecked(const QString &key) const
{
    const NoticeBar *line = bar(key);
    return line != nullptr && line->isChecked();
}

} // namespace ui
