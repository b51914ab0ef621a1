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
      m_symbol(new SymbolLabel(notice.symbol, notice.family, 16, this)),
      m_strong(new FamilyLabel({}, notice.family, this)),
      m_text(new FamilyLabel(notice.text, notice.family, this)),
      m_words(new QBoxLayout(QBoxLayout::LeftToRight))
{
    setObjectName(QStringLiteral("notice-") + notice.key);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 8, 4);
    layout->setSpacing(8);
    layout->addWidget(m_symbol);
    m_strong->setFont(strongFont());
    m_text->setHidden(notice.text.isEmpty());
    m_words->addWidget(m_strong);
    m_words->addWidget(m_text, 1);
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    column->addLayout(m_words);
    if (!notice.check.isEmpty()) {
        m_check = new QCheckBox(notice.check, this);
        m_check->setObjectName(QStringLiteral("noticeCheck"));
        column->addWidget(m_check, 0, Qt::AlignLeft);
    }
    layout->addLayout(column, 1);
    addButton("noticeAction", notice.action, &NoticeBar::acted);
    addButton("noticeOther", notice.other, &NoticeBar::otherActed);
    auto *close = new QToolButton(this);
    close->setObjectName(QStringLiteral("noticeClose"));
    close->setIcon(icon(Symbol::Close, Role::Text2));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Close this message"));
    connect(close, &QToolButton::clicked, this, &NoticeBar::closed);
    layout->addWidget(close);
    rename(notice.strong);
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
    setAccessibleName(strong + u' ' + m_text->text());
    placeWords();
}

/// The sign stands beside the first line.
void NoticeBar::placeWords()
{
    constexpr int gap = 8;
    const int wanted = m_strong->fontMetrics().horizontalAdvance(m_strong->text()) + gap +
                       m_text->fontMetrics().horizontalAdvance(m_text->text());
    const bool isBelow = !m_text->isHidden() && m_words->geometry().width() < wanted;
    m_words->setDirection(isBelow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_words->setSpacing(isBelow ? 0 : gap);
    m_strong->setWordWrap(isBelow || m_text->isHidden());
    layout()->setAlignment(m_symbol, isBelow || m_check != nullptr ? Qt::AlignTop : Qt::AlignVCenter);
}

void NoticeBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeWords();
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
