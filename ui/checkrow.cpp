// SPDX-License-Identifier: Apache-2.0
#include "ui/checkrow.h"

#include "ui/familylabel.h"
#include "ui/icons.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int middle = 10; // of the rail, from the left
constexpr int gutter = 32;

Family familyOf(CheckRow::State state)
{
    switch (state) {
    case CheckRow::State::Ok:
        return Family::Ok;
    case CheckRow::State::Warn:
        return Family::Retry;
    case CheckRow::State::Fail:
        return Family::Fail;
    case CheckRow::State::UnderWay:
        return Family::Run;
    case CheckRow::State::ToCome:
    case CheckRow::State::Skipped:
        return Family::Wait;
    }
    Q_UNREACHABLE();
}

/// What stands beside the word besides colour and sign; nothing where all is well.
QString verdictOf(CheckRow::State state)
{
    switch (state) {
    case CheckRow::State::Warn:
        return CheckRow::tr("Warning");
    case CheckRow::State::Fail:
        return CheckRow::tr("Failed");
    case CheckRow::State::Skipped:
        return CheckRow::tr("Skipped");
    case CheckRow::State::ToCome:
    case CheckRow::State::UnderWay:
    case CheckRow::State::Ok:
        return {};
    }
    Q_UNREACHABLE();
}

QFont normalFont()
{
    QFont font = strongFont();
    font.setWeight(QFont::Normal);
    return font;
}

void paintNode(QPainter &painter, const Theme &theme, CheckRow::State state, QPointF centre)
{
    const Family family = familyOf(state);
    const QColor mark = theme.color(family, Shade::Mark);
    const QRect box(static_cast<int>(centre.x()) - 9, static_cast<int>(centre.y()) - 9, 18, 18);
    switch (state) {
    case CheckRow::State::Ok:
    case CheckRow::State::Fail:
        painter.setPen(Qt::NoPen);
        painter.setBrush(mark);
        painter.drawEllipse(centre, 8.5, 8.5);
        paintSymbol(painter, state == CheckRow::State::Ok ? Symbol::Check : Symbol::Close,
                    theme.color(Role::Base), box.adjusted(3, 3, -3, -3));
        return;
    case CheckRow::State::Warn:
        paintSymbol(painter, Symbol::Warn, theme.color(family, Shade::Text), box);
        return;
    case CheckRow::State::Skipped:
        paintSymbol(painter, Symbol::Skip, theme.color(family, Shade::Text), box.adjusted(1, 1, -1, -1));
        return;
    case CheckRow::State::UnderWay:
    case CheckRow::State::ToCome:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(mark, 1.5));
        painter.drawEllipse(centre, 7, 7);
        if (state == CheckRow::State::UnderWay) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(mark);
            painter.drawEllipse(centre, 3, 3);
        }
        return;
    }
}

} // namespace

CheckRow::CheckRow(const QString &word, QWidget *parent)
    : QWidget(parent),
      m_word(word),
      m_title(new FamilyLabel(word, Role::Text, this)),
      m_verdict(new FamilyLabel({}, Role::Text, this)),
      m_what(new FamilyLabel({}, Role::Text2, this)),
      m_more(new FamilyLabel({}, Role::Text, this)),
      m_body(new QVBoxLayout(this))
{
    m_title->setWordWrap(false);
    m_verdict->setWordWrap(false);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_title, 0, Qt::AlignTop);
    head->addWidget(m_verdict, 0, Qt::AlignTop);
    head->addWidget(m_what, 1, Qt::AlignTop);
    m_body->setContentsMargins(gutter, 4, 0, 12);
    m_body->setSpacing(8);
    m_body->addLayout(head);
    m_body->addWidget(m_more);
    set(State::ToCome, {});
}

void CheckRow::set(State state, const prov::Explanation &explanation)
{
    m_state = state;
    const bool isDone = state != State::ToCome && state != State::UnderWay;
    m_title->setFont(isDone ? strongFont() : normalFont());
    m_title->setColor(isDone ? Role::Text : Role::Text2);
    m_verdict->setText(verdictOf(state));
    m_verdict->setColor(familyOf(state));
    m_verdict->setVisible(!m_verdict->text().isEmpty());
    m_what->setText(explanation.what);
    QStringList more{explanation.why, explanation.todo};
    more.removeAll(QString());
    m_more->setText(more.join(u' '));
    m_more->setVisible(!more.isEmpty());
    const QString verdict = state == State::Ok ? tr("OK") : verdictOf(state);
    setAccessibleName(verdict.isEmpty() ? m_word : tr("%1: %2").arg(m_word, verdict));
    setAccessibleDescription(QStringList{explanation.what, m_more->text()}.join(u' ').trimmed());
    update();
}

void CheckRow::setLast(bool last)
{
    m_isLast = last;
    update();
}

void CheckRow::place(QWidget *below)
{
    m_body->addWidget(below);
}

void CheckRow::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal y = 4 + m_title->height() / 2.0;
    if (!m_isLast) {
        painter.setPen(QPen(theme.color(Role::Line), 2));
        painter.drawLine(QPointF(middle, y + 12), QPointF(middle, height()));
    }
    paintNode(painter, theme, m_state, QPointF(middle, y));
}

} // namespace ui
