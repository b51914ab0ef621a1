// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/client.h"

#include <QObject>

#include <vector>

namespace pve {

/// A Client over the endpoints of one cluster: the first that answers is used until it is down, then the next
/// in turn. Only a request that was never sent (NotSent) moves over, so nothing is executed twice; any other
/// answer is the answer, an untrusted certificate too. When no endpoint can be reached, the answer is the
/// error of the one that was tried first. The endpoints, one at least, outlive it; it outlives its replies.
class FailoverClient final : public QObject, public Client
{
    Q_OBJECT
public:
    explicit FailoverClient(std::vector<Client *> endpoints);

    [[nodiscard]] std::unique_ptr<Reply> send(const Request &request) override;
    [[nodiscard]] std::size_t current() const { return m_current; } ///< index of the endpoint in use

signals:
    void moved(std::size_t endpoint); ///< it has answered; the one before is down
    /// Nothing was heard of the server, not even a refusal; comes after the reply has said so.
    void unanswered(const base::Error &error);

private:
    class FailoverReply;
    void reached(std::size_t endpoint);
    void finish(Reply &reply, const Answer &answer);

    std::vector<Client *> m_endpoints;
    std::size_t m_current = 0;
};

} // namespace pve
