// SPDX-License-Identifier: Apache-2.0
#include "core/pve/nodelimiter.h"

#include <algorithm>

namespace pve {

class NodeLimiter::LimitedReply final : public Reply
{
public:
    LimitedReply(NodeLimiter &limiter, Request wanted) : request(std::move(wanted)), m_limiter(limiter) {}
    ~LimitedReply() override
    {
        m_inner.reset(); // abort it before the next one takes its place
        m_limiter.leave(this);
    }

    void start()
    {
        m_inner = m_limiter.m_inner.send(request);
        connect(m_inner.get(), &Reply::finished, this, &LimitedReply::pass);
    }

    const Request request;
    int overtaken = 0;

private:
    void pass(const Answer &answer)
    {
        m_limiter.leave(this);
        emit finished(answer);
    }

    NodeLimiter &m_limiter;
    std::unique_ptr<Reply> m_inner;
};

std::unique_ptr<Reply> NodeLimiter::send(const Request &request)
{
    if (request.lane == Request::Lane::Free)
        return m_inner.send(request);
    auto reply = std::make_unique<LimitedReply>(*this, request);
    m_lines[request.node].waiting.append(reply.get());
    pump(request.node);
    return reply;
}

int NodeLimiter::waiting(const QString &node) const
{
    return static_cast<int>(m_lines.value(node).waiting.size());
}

void NodeLimiter::pump(const QString &node)
{
    auto &line = m_lines[node];
    while (auto *chosen = next(line)) {
        for (auto *other : std::as_const(line.waiting)) {
            if (other == chosen)
                break;
            if (chosen->request.hasEffect() && !other->request.hasEffect())
                ++other->overtaken;
        }
        line.waiting.removeOne(chosen);
        line.underWay.append(chosen);
        chosen->start();
    }
}

NodeLimiter::LimitedReply *NodeLimiter::next(const Line &line)
{
    using Lane = Request::Lane;
    if (line.underWay.size() >= workers)
        return nullptr;
    const auto busy = [&line](Lane lane) {
        return std::ranges::any_of(line.underWay,
                                   [lane](const auto *reply) { return reply->request.lane == lane; });
    };
    const bool agentBusy = busy(Lane::Agent);
    const bool stopBusy = busy(Lane::Stop);
    LimitedReply *oldest = nullptr;
    LimitedReply *oldestEffect = nullptr;
    for (auto *reply : line.waiting) {
        const auto lane = reply->request.lane;
        if ((lane == Lane::Agent && agentBusy) || (lane == Lane::Stop && stopBusy))
            continue;
        if (!oldest)
            oldest = reply;
        if (!oldestEffect && reply->request.hasEffect())
            oldestEffect = reply;
    }
    return oldestEffect && oldest->overtaken < patience ? oldestEffect : oldest;
}

void NodeLimiter::leave(LimitedReply *reply)
{
    const auto node = reply->request.node;
    auto &line = m_lines[node];
    if (line.waiting.removeOne(reply) || line.underWay.removeOne(reply))
        pump(node);
}

} // namespace pve
