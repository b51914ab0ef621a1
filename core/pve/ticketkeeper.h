// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/pve/client.h"
#include "core/pve/ticket.h"

#include <QObject>

#include <memory>

namespace pve {

/// Keeps a ticket good: renews it with itself at half of its life, again after 30 s while the server does not
/// answer, and at once when asked. Authorizer, clock and client outlive it; the client must not be the
/// RenewingClient that asks it.
class TicketKeeper final : public QObject
{
    Q_OBJECT
public:
    TicketKeeper(Client &client, TicketAuthorizer &authorizer, base::Clock &clock);
    ~TicketKeeper() override;

    void keep(const Ticket &ticket); ///< a whole one
    /// renewed() or refused() follows, from the event loop; many who ask at once share one request.
    void renewNow();
    /// Grows with each ticket: tells whether one was renewed since.
    [[nodiscard]] int generation() const { return m_generation; }

signals:
    void renewed();
    void failed(const base::Error &error);  ///< not reached; it is tried again by itself
    void refused(const base::Error &error); ///< the ticket is over: somebody has to sign in again

private:
    void wait(base::Millis span);
    void answered(const Answer &answer);

    Client &m_client;
    TicketAuthorizer &m_authorizer;
    base::Clock &m_clock;
    std::unique_ptr<base::Timer> m_timer;
    std::unique_ptr<Reply> m_reply;
    int m_generation = 0;
};

} // namespace pve
