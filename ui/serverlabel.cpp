// SPDX-License-Identifier: Apache-2.0
#include "ui/serverlabel.h"

#include "ui/paint.h"
#include "ui/wording.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>

namespace ui {

namespace {

constexpr int room = 30; // for the dot, and for the arrow

} // namespace

ServerLabel::ServerLabel(const QString &server, const QString &user, const base::Clock &clock,
                         QWidget *parent)
    : QAbstractButton(parent),
      m_clock(clock),
      m_server(server),
      m_user(user),
      m_name(new QLabel(this)),
      m_state(new QLabel(this))
{
    setObjectName(QStringLiteral("serversButton"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setToolTip(tr("Switch the server, edit it or sign out"));
    for (QLabel *label : {m_name, m_state}) {
        label->setTextFormat(Qt::PlainText);
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    m_name->setFont(strongFont());
    m_name->setText(server);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(room, 4, room, 4);
    row->setSpacing(0);
    row->addWidget(m_name);
    row->addWidget(m_state);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &ServerLabel::count);
    say(true, tr("connected"));
}

void ServerLabel::setEndpoint(const QString &endpoint)
{
    m_endpoint = endpoint;
    say(m_good, m_told);
}

void ServerLabel::answered(base::Millis latency)
{
    m_retryAt.reset();
    m_second.stop();
    say(true, preciseText(latency.count()));
}

void ServerLabel::failed(const QDateTime &seen, base::Millis retryIn)
{
    m_seen = seen;
    m_retryAt = m_clock.now() + retryIn;
    if (isVisible())
        m_second.start();
    count();
}

void ServerLabel::signedOut()
{
    m_retryAt.reset();
    m_second.stop();
    say(false, tr("signed out"));
}

void ServerLabel::count()
{
    if (!m_retryAt)
        return;
    const base::Millis left =
        std::max(base::Millis{0}, std::chrono::duration_cast<base::Millis>(*m_retryAt - m_clock.now()));
    const QString seen = m_seen.isValid() ? tr("last seen %1").arg(timeText(m_seen)) : tr("does not answer");
    const int seconds = wholeSeconds(left);
    say(false,
        (seconds == 0 ? tr("%1, trying again") : tr("%1, retrying in %n s", nullptr, seconds)).arg(seen));
}

void ServerLabel::say(bool good, const QString &state)
{
    m_good = good;
    m_told = state;
    QStringList parts{m_user, state};
    if (!m_endpoint.isEmpty())
        parts.prepend(m_endpoint);
    m_state->setText(QStringLiteral(" · ") + parts.join(QStringLiteral(" · ")));
    setAccessibleName(said());
    update();
}

QString ServerLabel::said() const
{
    return m_server + m_state->text();
}

QSize ServerLabel::sizeHint() const
{
    return layout()->sizeHint();
}

void ServerLabel::showEvent(QShowEvent *event)
{
    QAbstractButton::showEvent(event);
    if (m_retryAt)
        m_second.start();
    count();
}

void ServerLabel::hideEvent(QHideEvent *event)
{
    QAbstractButton::hideEvent(event);
    m_second.stop();
}

void ServerLabel::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool over = underMouse() || isDown();
    const bool focus = hasFocus();
    paintRound(painter, rect(), 4, theme.color(over ? Role::Alternate : Role::Button),
               theme.color(focus ? Role::Accent : Role::ButtonEdge), focus ? 2 : 1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(m_good ? Family::Ok : Family::Fail, Shade::Mark));
    painter.drawEllipse(QPointF(18, height() / 2.0), 4.5, 4.5);
    paintSymbol(painter, Symbol::ChevronDown, theme.color(Role::Text),
                QRect(width() - 24, height() / 2 - 7, 14, 14));
}

} // namespace ui
