// SPDX-License-Identifier: Apache-2.0
#include "core/pve/ticketlogin.h"

#include <utility>

namespace pve {

using Kind = base::Error::Kind;

TicketLogin::TicketLogin(Client &wire, TicketAuthorizer &authorizer, base::Clock &clock)
    : m_wire(wire), m_keeper(wire, authorizer, clock), m_client(wire, m_keeper)
{
    connect(&m_keeper, &TicketKeeper::renewed, this, &TicketLogin::renewed);
    connect(&m_keeper, &TicketKeeper::refused, this, &TicketLogin::ended);
}

TicketLogin::~TicketLogin() = default;

void TicketLogin::enter(const PasswordLogin &login)
{
    post(postTicket(login.user, login.password), &TicketLogin::passwordAnswered);
}

void TicketLogin::answer(const QString &factor, const QString &code)
{
    post(postSecondFactor(m_half, factor, code.trimmed()), &TicketLogin::codeAnswered);
}

void TicketLogin::post(const Request &request, void (TicketLogin::*then)(const Answer &))
{
    m_reply = m_wire.send(request);
    connect(m_reply.get(), &Reply::finished, this, then);
}

void TicketLogin::passwordAnswered(const Answer &answer)
{
    const auto ticket = answer ? decodeTicket(*answer) : base::failure(answer.error());
    if (!ticket) {
        emit refused(ticket.error());
        return;
    }
    if (!ticket->isHalf())
        return taken(*ticket);
    m_half = *ticket;
    emit secondFactorWanted(m_half.secondFactors, std::nullopt);
}

void TicketLogin::codeAnswered(const Answer &answer)
{
    const auto ticket = answer ? decodeTicket(*answer) : base::failure(answer.error());
    if (ticket && !ticket->isHalf())
        return taken(*ticket);
    const auto error =
        ticket
            ? base::Error::of(Kind::Malformed,
                              {QT_TRANSLATE_NOOP("Wording", "the server asks for the second factor again")})
            : ticket.error();
    if (error.kind == Kind::Unauthorized)
        emit secondFactorWanted(m_half.secondFactors, error);
    else
        emit refused(error);
}

void TicketLogin::taken(const Ticket &ticket)
{
    m_half = {};
    m_keeper.keep(ticket);
    emit entered();
}

} // namespace pve
