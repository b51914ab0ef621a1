// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace sim {

/// Makes and reads the tickets and CSRF tokens of a cluster (pve/FACTS.md 2): signed with the cluster's key,
/// good for two hours, and not when made more than five minutes in the future.
class Tickets
{
public:
    explicit Tickets(quint64 seed) : m_key("key of " + QByteArray::number(seed)) {}

    qint64 lifetime = 7200; ///< s

    /// "PVE:admin@pve:6B037B61::c2lnbmF0dXJl"; `subject` of a half ticket is its challenge.
    [[nodiscard]] QByteArray ticket(const QByteArray &subject, qint64 epochSeconds) const;
    /// The half ticket of a first factor: "PVE:!tfa!{…}:6B037FC9::…". It is bound to the user by its
    /// signature.
    [[nodiscard]] QByteArray halfTicket(const QByteArray &user, const QByteArray &challenge,
                                        qint64 epochSeconds) const;
    /// "6B037B61:c2lnbmF0dXJl"
    [[nodiscard]] QByteArray csrfToken(const QByteArray &user, qint64 epochSeconds) const;

    /// The user of a valid ticket.
    [[nodiscard]] std::optional<QByteArray> userOf(const QByteArray &ticket, qint64 now) const;
    [[nodiscard]] bool isHalfTicketOf(const QByteArray &user, const QByteArray &ticket, qint64 now) const;
    [[nodiscard]] bool isCsrfTokenOf(const QByteArray &user, const QByteArray &token, qint64 now) const;

private:
    [[nodiscard]] QByteArray signature(const QByteArray &text) const;
    [[nodiscard]] bool isInTime(qint64 made, qint64 now) const;

    QByteArray m_key;
};

} // namespace sim
