// SPDX-License-Identifier: Apache-2.0
#include "ui/messagebar.h"

#include "ui/noticebar.h"

#include <QVBoxLayout>

namespace ui {

MessageBar::MessageBar(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("messageBar"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(1);
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
    m_layout->addWidget(bar);
    m_bars.insert(notice.key, bar);
    show();
}

void MessageBar::withdraw(const QString &key)
{
    auto *bar = m_bars.take(key);
    if (!bar)
        return;
    bar->hide();
    bar->deleteLater();
    setVisible(!m_bars.isEmpty());
}

void MessageBar::rename(const QString &key, const QString &strong)
{
    if (auto *bar = m_bars.value(key))
        bar->rename(strong);
}

void MessageBar::focusAction(const QString &key)
{
    const auto *bar = m_bars.value(key);
    auto *button = bar ? bar->findChild<QWidget *>(QStringLiteral("noticeAction")) : nullptr;
    if (button)
        button->setFocus();
}

bool MessageBar::isChecked(const QString &key) const
{
    const NoticeBar *bar = m_bars.value(key);
    return bar != nullptr && bar->isChecked();
}

} // namespace ui
