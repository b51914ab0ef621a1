// SPDX-License-Identifier: Apache-2.0
#include "core/pve/ticket.h"

#include "core/pve/jsonreader.h"

#include <QJsonDocument>
#include <QUrl>

namespace pve {

namespace {

const QString ticketEndpoint = QStringLiteral("/access/ticket");

/// The factors that a half ticket names: `PVE:!tfa!{"totp"%3Atrue}:6B037FC9::…` (pve/transcripts/auth-tfa).
QStringList factorsOf(const QByteArray &half)
{
    constexpr QByteArrayView before = "!tfa!";
    const auto from = half.indexOf(before) + before.size();
    const auto to = half.indexOf("}:", from);
    const auto challenge = QByteArray::fromPercentEncoding(half.mid(from, to - from + 1));
    const auto factors = QJsonDocument::fromJson(challenge).object();
    QStringList usable;
    for (const auto &factor : {QStringLiteral("totp"), QStringLiteral("recovery")}) {
        const auto value = factors.value(factor);
        if (value.isObject() || value.isArray() || value.isString() || value.toBool())
            usable.append(factor);
    }
    // unproven: what a half ticket of another kind of factor looks like; a code is what can be asked for.
    return usable.isEmpty() ? QStringList{QStringLiteral("totp")} : usable;
}

/// The header lines of the answer carry what the server gave: nothing that could end one may be in it.
QByteArray headerText(const JsonNode &node)
{
    static const QRegularExpression printable(QStringLiteral("^[!-~]+$"));
    return node.matching(printable).toLatin1();
}

} // namespace

Request getRealms()
{
    Request request;
    request.endpoint = QStringLiteral("/access/domains");
    request.path = request.endpoint.toLatin1();
    return request;
}

Request postTicket(const QString &user, const QByteArray &password)
{
    Request request;
    request.verb = Verb::Post;
    request.endpoint = ticketEndpoint;
    request.path = request.endpoint.toLatin1();
    request.lane = Request::Lane::Protected;
    request.body = "username=" + QUrl::toPercentEncoding(user) + "&password=" + password.toPercentEncoding();
    return request;
}

Request postSecondFactor(const Ticket &half, const QString &factor, const QString &code)
{
    const QString answer = factor + u':' + code;
    auto request = postTicket(half.user, answer.toUtf8());
    request.body += "&tfa-challenge=" + half.value.toPercentEncoding();
    return request;
}

base::Result<Ticket> decodeTicket(const Response &response)
{
    const JsonReader reader(response);
    const auto &data = reader.data();
    Ticket ticket{data[QLatin1String("username")].label(),
                  headerText(data[QLatin1String("ticket")]),
                  headerText(data[QLatin1String("CSRFPreventionToken")]),
                  {}};
    if (data[QLatin1String("NeedTFA")].flagOr(false))
        ticket.secondFactors = factorsOf(ticket.value);
    return reader.result(ticket);
}

base::Result<QList<Realm>> decodeRealms(const Response &response)
{
    const JsonReader reader(response);
    return reader.result(reader.data().list<Realm>([](const JsonNode &node) {
        return Realm{node[QLatin1String("realm")].label(), node[QLatin1String("comment")].labelOr(),
                     node[QLatin1String("default")].flagOr(false)};
    }));
}

void TicketAuthorizer::authorize(Headers &headers, const Request &request) const
{
    if (m_ticket.value.isEmpty() || request.endpoint == ticketEndpoint)
        return;
    headers.emplaceBack("Cookie", "PVEAuthCookie=" + m_ticket.value.toPercentEncoding());
    if (request.hasEffect())
        headers.emplaceBack("CSRFPreventionToken", m_ticket.csrf);
}

} // namespace pve
