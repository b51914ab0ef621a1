// SPDX-License-Identifier: Apache-2.0
#include "core/pve/ticketkeeper.h"

namespace pve {

namespace {

constexpr base::Millis retryWait{30'000};

} // namespace

TicketKeeper::TicketKeeper(Client &client, TicketAuthorizer &authorizer, base::Clock &clock)
    : m_client(client), m_authorizer(authorizer), m_clock(clock)
{
}

TicketKeeper::~TicketKeeper() = default;

void TicketKeeper::keep(const Ticket &ticket)
{
    m_reply.reset();
    m_authorizer.setTicket(ticket);
    ++m_generation;
    wait(Ticket::lifetime / 2);
}

void TicketKeeper::renewNow()
{
    if (m_reply)
        return;
    m_timer.reset();
    const auto &ticket = m_authorizer.ticket();
    m_reply = m_client.send(postTicket(ticket.user, ticket.value));
    connect(m_reply.get(), &Reply::finished, this, &TicketKeeper::answered);
}

void TicketKeeper::wait(base::Millis span)
{
    m_timer = m_clock.after(span, [this] { renewNow(); });
}

void TicketKeeper::answered(const Answer &answer)
{
    const auto reply = std::move(m_reply); // lives until this call ends
    const auto ticket = answer ? decodeTicket(*answer) : base::failure(answer.error());
    if (ticket && !ticket->isHalf()) {
        keep(*ticket);
        emit renewed();
        return;
    }
    // A half ticket as answer to a whole one: unproven; only a person can answer for its second factor.
    const auto error =
        ticket ? base::Error::of(base::Error::Kind::Unauthorized,
                                 QT_TRANSLATE_NOOP("Wording", "a second factor is needed again"), {}, 401)
               : ticket.error();
    if (error.kind == base::Error::Kind::Unauthorized) {
        emit refused(error);
        return;
    }
    wait(retryWait);
    emit failed(error);
}

} // namespace pve
