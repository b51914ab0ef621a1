// SPDX-License-Identifier: Apache-2.0
#include "core/pve/gateclient.h"

namespace pve {

class GateClient::GateReply final : public Reply
{
public:
    GateReply(const GateClient &gate, std::unique_ptr<Reply> inner) : m_gate(gate), m_inner(std::move(inner))
    {
        if (m_inner)
            connect(m_inner.get(), &Reply::finished, this, &GateReply::pass);
    }

private:
    void pass(const Answer &answer)
    {
        if (m_gate.m_isOpen || answer || answer.error().kind != base::Error::Kind::Unauthorized)
            emit finished(answer);
    }

    const GateClient &m_gate;
    std::unique_ptr<Reply> m_inner;
};

std::unique_ptr<Reply> GateClient::send(const Request &request)
{
    return std::make_unique<GateReply>(*this, m_isOpen ? m_inner.send(request) : nullptr);
}

} // namespace pve
