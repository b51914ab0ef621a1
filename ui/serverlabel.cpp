// SPDX-License-Identifier: Apache-2.0
#include "ui/serverlabel.h"

#include "ui/paint.h"
#include "ui/wording.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace ui {

ServerLabel::ServerLabel(const QString &server, const QString &user, QWidget *parent)
    : QWidget(parent), m_server(server), m_user(user), m_name(new QLabel(this)), m_state(new QLabel(this))
{
    setObjectName(QStringLiteral("server"));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setFont(strongFont());
    m_name->setText(server);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(30, 4, 12, 4);
    row->setSpacing(0);
    row->addWidget(m_name);
    row->addWidget(m_state);
    say(true, tr("connected"));
}

void ServerLabel::answered(base::Millis latency)
{
    say(true, tr("%1 ms").arg(latency.count()));
}

void ServerLabel::failed(base::Millis retryIn)
{
    const auto seconds = wholeSeconds(retryIn);
    say(false, tr("does not answer, retrying in %n s", nullptr, seconds));
}

void ServerLabel::say(bool good, const QString &state)
{
    m_good = good;
    m_state->setText(tr(" · %1 · %2").arg(m_user, state));
    setAccessibleName(text());
    update();
}

QString ServerLabel::text() const
{
    return m_server + m_state->text();
}

void ServerLabel::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintRound(painter, rect(), 4, theme.color(Role::Button), theme.color(Role::ButtonEdge));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(m_good ? Family::Ok : Family::Fail, Shade::Mark));
    painter.drawEllipse(QPointF(18, height() / 2.0), 4.5, 4.5);
}

} // namespace ui
