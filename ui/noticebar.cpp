// SPDX-License-Identifier: Apache-2.0
#include "ui/noticebar.h"

#include "ui/familylabel.h"
#include "ui/symbollabel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

NoticeBar::NoticeBar(const Notice &notice, QWidget *parent)
    : QWidget(parent),
      m_family(notice.family),
      m_strong(new FamilyLabel({}, notice.family, this)),
      m_text(notice.text)
{
    setObjectName(QStringLiteral("notice-") + notice.key);
    rename(notice.strong);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 8, 4);
    layout->setSpacing(8);
    layout->addWidget(new SymbolLabel(notice.symbol, notice.family, 16, this));
    m_strong->setFont(strongFont());
    m_strong->setWordWrap(false);
    layout->addWidget(m_strong);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(new FamilyLabel(notice.text, notice.family, this));
    if (!notice.check.isEmpty()) {
        m_check = new QCheckBox(notice.check, this);
        m_check->setObjectName(QStringLiteral("noticeCheck"));
        words->addWidget(m_check);
    }
    layout->addLayout(words, 1);
    addButton("noticeAction", notice.action, &NoticeBar::acted);
    addButton("noticeOther", notice.other, &NoticeBar::otherActed);
    auto *close = new QToolButton(this);
    close->setObjectName(QStringLiteral("noticeClose"));
    close->setIcon(icon(Symbol::Close, Role::Text2));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Close this message"));
    connect(close, &QToolButton::clicked, this, &NoticeBar::closed);
    layout->addWidget(close);
}

void NoticeBar::addButton(const char *name, const QString &word, void (NoticeBar::*pressed)())
{
    if (word.isEmpty())
        return;
    auto *button = new QPushButton(word, this);
    button->setObjectName(QString::fromLatin1(name));
    button->setProperty("small", true);
    connect(button, &QPushButton::clicked, this, pressed);
    layout()->addWidget(button);
}

void NoticeBar::rename(const QString &strong)
{
    m_strong->setText(strong);
    setAccessibleName(strong + u' ' + m_text);
}

bool NoticeBar::isChecked() const
{
    return m_check != nullptr && m_check->isChecked();
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::of(palette()).color(m_family, Shade::Tint));
}

void NoticeBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace ui
