// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/client.h"

namespace pve {

/// A Client that can be closed: a 401 to what is under way then, and what is asked from then on, is never
/// answered. For a sign-in that is over in mid-session, where whoever asks had better stand still than fail,
/// until somebody has signed in again and the work is taken up from its journal. The inner client outlives
/// it; it outlives its replies.
class GateClient final : public Client
{
public:
    explicit GateClient(Client &inner) : m_inner(inner) {}

    [[nodiscard]] std::unique_ptr<Reply> send(const Request &request) override;
    void close() { m_isOpen = false; }

private:
    class GateReply;

    Client &m_inner;
    bool m_isOpen = true;
};

} // namespace pve
