// SPDX-License-Identifier: Apache-2.0
#include "core/sim/tickets.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

namespace sim {

namespace {

QByteArray hexTime(qint64 epochSeconds)
{
    return QByteArray::number(epochSeconds, 16).toUpper().rightJustified(8, '0');
}

} // namespace

bool Tickets::isInTime(qint64 made, qint64 now) const
{
    return now - made > -300 && now - made < lifetime;
}

QByteArray Tickets::signature(const QByteArray &text) const
{
    return QMessageAuthenticationCode::hash(text, m_key, QCryptographicHash::Sha256).toBase64();
}

QByteArray Tickets::ticket(const QByteArray &subject, qint64 epochSeconds) const
{
    const QByteArray plain = "PVE:" + subject + ':' + hexTime(epochSeconds);
    return plain + "::" + signature(plain);
}

QByteArray Tickets::halfTicket(const QByteArray &user, const QByteArray &challenge, qint64 epochSeconds) const
{
    const QByteArray plain = "PVE:!tfa!" + challenge + ':' + hexTime(epochSeconds);
    return plain + "::" + signature(plain + user);
}

QByteArray Tickets::csrfToken(const QByteArray &user, qint64 epochSeconds) const
{
    const QByteArray time = hexTime(epochSeconds);
    return time + ':' + signature(time + ':' + user);
}

std::optional<QByteArray> Tickets::userOf(const QByteArray &ticket, qint64 now) const
{
    const qsizetype end = ticket.indexOf("::");
    const qsizetype middle = ticket.lastIndexOf(':', end - 1);
    if (!ticket.startsWith("PVE:") || end < 0 || middle < 4)
        return std::nullopt;
    const QByteArray user = ticket.mid(4, middle - 4);
    const qint64 made = ticket.mid(middle + 1, end - middle - 1).toLongLong(nullptr, 16);
    if (ticket != this->ticket(user, made) || !isInTime(made, now))
        return std::nullopt;
    return user;
}

bool Tickets::isHalfTicketOf(const QByteArray &user, const QByteArray &ticket, qint64 now) const
{
    const qsizetype end = ticket.indexOf("::");
    const qint64 made = end < 8 ? 0 : ticket.mid(end - 8, 8).toLongLong(nullptr, 16);
    return ticket.startsWith("PVE:!tfa!") && end > 0 &&
           ticket.mid(end + 2) == signature(ticket.left(end) + user) && isInTime(made, now);
}

bool Tickets::isCsrfTokenOf(const QByteArray &user, const QByteArray &token, qint64 now) const
{
    const qint64 made = token.left(8).toLongLong(nullptr, 16);
    return token == csrfToken(user, made) && isInTime(made, now);
}

} // namespace sim
