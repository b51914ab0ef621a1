// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "core/pve/authorizer.h"
#include "core/pve/envelope.h"
#include "core/pve/request.h"

#include <QList>
#include <QStringList>

namespace pve {

/// What a sign-in with user and password gives (pve/FACTS.md 2). The server takes it for two hours, and in
/// that time as the password of its own renewal. Lives in memory only; nothing prints it.
struct Ticket
{
    static constexpr base::Millis lifetime{7'200'000};

    QString user;     ///< "ops@pve"
    QByteArray value; ///< "PVE:ops@pve:6B037B61::…"; of a half ticket "PVE:!tfa!…"
    QByteArray csrf;  ///< goes with every request that has an effect
    QStringList
        secondFactors; ///< not empty: a half ticket, good only for its second factor: "totp", "recovery"

    [[nodiscard]] bool isHalf() const { return !secondFactors.isEmpty(); }
    bool operator==(const Ticket &) const = default;
};

/// A realm that users can sign in to; the list needs no sign-in itself.
struct Realm
{
    QString id;      ///< "pam"
    QString comment; ///< "Linux PAM standard authentication"
    bool isDefault = false;
    bool operator==(const Realm &) const = default;
};

[[nodiscard]] Request getRealms();
/// `password` may be the ticket that is to be renewed.
[[nodiscard]] Request postTicket(const QString &user, const QByteArray &password);
/// `factor` as in Ticket::secondFactors; `half` is what the first answer gave.
[[nodiscard]] Request postSecondFactor(const Ticket &half, const QString &factor, const QString &code);

[[nodiscard]] base::Result<Ticket> decodeTicket(const Response &response);
[[nodiscard]] base::Result<QList<Realm>> decodeRealms(const Response &response);

/// Cookie and CSRF header of the ticket of the moment. Without one nothing is added: what is sent then needs
/// none (sign-in, realms), or is refused by the server.
class TicketAuthorizer final : public Authorizer
{
public:
    void setTicket(Ticket ticket) { m_ticket = std::move(ticket); }
    [[nodiscard]] const Ticket &ticket() const { return m_ticket; }
    void authorize(Headers &headers, const Request &request) const override;

private:
    Ticket m_ticket;
};

} // namespace pve
