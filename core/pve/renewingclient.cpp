// SPDX-License-Identifier: Apache-2.0
#include "core/pve/renewingclient.h"

namespace pve {

class RenewingClient::RenewingReply final : public Reply
{
public:
    RenewingReply(RenewingClient &client, Request request) : m_client(client), m_request(std::move(request))
    {
        start(&RenewingReply::judge);
    }

private:
    void start(void (RenewingReply::*then)(const Answer &))
    {
        m_generation = m_client.m_keeper.generation();
        m_inner = m_client.m_inner.send(m_request);
        connect(m_inner.get(), &Reply::finished, this, then);
    }

    void judge(const Answer &answer)
    {
        if (answer || answer.error().kind != base::Error::Kind::Unauthorized) {
            emit finished(answer);
            return;
        }
        auto &keeper = m_client.m_keeper;
        if (keeper.generation() != m_generation) // somebody else's 401 has led to a new one already
            return start(&RenewingReply::pass);
        m_refusal = answer;
        connect(&keeper, &TicketKeeper::renewed, this, &RenewingReply::replay);
        connect(&keeper, &TicketKeeper::refused, this, &RenewingReply::giveUp);
        connect(&keeper, &TicketKeeper::failed, this, &RenewingReply::putOff);
        keeper.renewNow();
    }

    void replay()
    {
        m_client.m_keeper.disconnect(this);
        start(&RenewingReply::pass);
    }

    void giveUp()
    {
        m_client.m_keeper.disconnect(this);
        emit finished(m_refusal);
    }

    /// The server refused without executing, and whether it would again is not known yet.
    void putOff(const base::Error &error)
    {
        m_client.m_keeper.disconnect(this);
        emit finished(base::failure({base::Error::Kind::NotSent, 0, error.text, {}, error.said}));
    }

    void pass(const Answer &answer) { emit finished(answer); }

    RenewingClient &m_client;
    Request m_request;
    std::unique_ptr<Reply> m_inner;
    Answer m_refusal;
    int m_generation = 0;
};

std::unique_ptr<Reply> RenewingClient::send(const Request &request)
{
    return std::make_unique<RenewingReply>(*this, request);
}

} // namespace pve
