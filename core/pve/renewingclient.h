// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/client.h"
#include "core/pve/ticketkeeper.h"

namespace pve {

/// A Client around a Client that signs with tickets. A 401 means that nothing was executed (pve/FACTS.md 2),
/// for whatever reason: a ticket that is over or a CSRF token that does not fit. The ticket is renewed once,
/// and the request sent again; a second 401 is the answer. When the renewal itself is disturbed, the answer
/// is NotSent. Inner client and keeper outlive it and its replies.
class RenewingClient final : public Client
{
public:
    RenewingClient(Client &inner, TicketKeeper &keeper) : m_inner(inner), m_keeper(keeper) {}

    [[nodiscard]] std::unique_ptr<Reply> send(const Request &request) override;

private:
    class RenewingReply;

    Client &m_inner;
    TicketKeeper &m_keeper;
};

} // namespace pve
