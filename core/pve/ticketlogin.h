// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/credential.h"
#include "core/pve/renewingclient.h"

#include <QObject>

#include <memory>
#include <optional>

namespace pve {

/// A sign-in with user and password, and what keeps it alive: the second factor where the server wants one,
/// the ticket, its renewal (pve/FACTS.md 2, pve/transcripts/auth-login, auth-tfa). The wire, the authorizer
/// that it signs with, and the clock outlive it. The password is forgotten as soon as it was sent.
class TicketLogin final : public QObject
{
    Q_OBJECT
public:
    TicketLogin(Client &wire, TicketAuthorizer &authorizer, base::Clock &clock);
    ~TicketLogin() override;

    /// Answers with entered(), secondFactorWanted() or refused(), from the event loop.
    void enter(const PasswordLogin &login);
    /// `factor` is one of those wanted. After a code that the server refuses, secondFactorWanted() comes
    /// again with its words: the half ticket stays good for another try (auth-tfa).
    void answer(const QString &factor, const QString &code);
    /// What the code is sent with, a secret; empty when none is wanted.
    [[nodiscard]] const QByteArray &halfTicket() const { return m_half.value; }
    /// For everything after entered(): renews the ticket where a 401 comes.
    [[nodiscard]] Client &client() { return m_client; }

signals:
    void entered();
    void secondFactorWanted(const QStringList &factors, const std::optional<base::Error> &refusal);
    void refused(const base::Error &error);
    void renewed();                       ///< the authorizer has a new ticket
    void ended(const base::Error &error); ///< it cannot be renewed: somebody has to sign in again

private:
    void post(const Request &request, void (TicketLogin::*then)(const Answer &));
    void passwordAnswered(const Answer &answer);
    void codeAnswered(const Answer &answer);
    void taken(const Ticket &ticket);

    Client &m_wire;
    TicketKeeper m_keeper;
    RenewingClient m_client;
    Ticket m_half;
    std::unique_ptr<Reply> m_reply;
};

} // namespace pve
