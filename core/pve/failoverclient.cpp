// SPDX-License-Identifier: Apache-2.0
#include "core/pve/failoverclient.h"

#include <QPointer>

#include <optional>
#include <utility>

namespace pve {

namespace {

/// Also of another server, which only shows its certificate.
bool isSilence(const base::Error &error)
{
    using Kind = base::Error::Kind;
    const bool isOfTransport =
        error.kind == Kind::NotSent || error.kind == Kind::Lost || error.kind == Kind::Tls;
    return isOfTransport && error.http == 0; // a gateway's 595 is about one node
}

} // namespace

class FailoverClient::FailoverReply final : public Reply
{
public:
    FailoverReply(FailoverClient &client, Request request)
        : m_client(client), m_request(std::move(request)), m_endpoint(client.m_current)
    {
        transmit();
    }

private:
    void transmit()
    {
        m_inner = m_client.m_endpoints[m_endpoint]->send(m_request);
        connect(m_inner.get(), &Reply::finished, this, &FailoverReply::judge);
    }

    void judge(const Answer &answer)
    {
        const bool unsent = !answer && answer.error().kind == base::Error::Kind::NotSent;
        if (!unsent) {
            m_client.reached(m_endpoint);
            m_client.finish(*this, answer);
            return;
        }
        if (!m_first)
            m_first = answer;
        if (++m_tried == m_client.m_endpoints.size()) {
            m_client.finish(*this, *std::exchange(m_first, {})); // this may be gone before it is read
            return;
        }
        m_endpoint = (m_endpoint + 1) % m_client.m_endpoints.size();
        transmit();
    }

    FailoverClient &m_client;
    Request m_request;
    std::size_t m_endpoint;
    std::size_t m_tried = 0;
    std::unique_ptr<Reply> m_inner;
    std::optional<Answer> m_first; ///< of the endpoint that was tried first
};

FailoverClient::FailoverClient(std::vector<Client *> endpoints) : m_endpoints(std::move(endpoints))
{
    Q_ASSERT(!m_endpoints.empty());
}

std::unique_ptr<Reply> FailoverClient::send(const Request &request)
{
    return std::make_unique<FailoverReply>(*this, request);
}

/// Both may be destroyed inside.
void FailoverClient::finish(Reply &reply, const Answer &answer)
{
    std::optional<base::Error> silence;
    if (!answer && isSilence(answer.error()))
        silence = answer.error();
    const QPointer<FailoverClient> self(this);
    emit reply.finished(answer);
    if (self && silence)
        emit unanswered(*silence);
}

void FailoverClient::reached(std::size_t endpoint)
{
    if (endpoint == m_current)
        return;
    m_current = endpoint;
    emit moved(endpoint);
}

} // namespace pve
