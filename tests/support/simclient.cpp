// SPDX-License-Identifier: Apache-2.0
#include "tests/support/simclient.h"

#include <algorithm>

namespace test {

namespace {

pve::Answer lost(const QString &text)
{
    return base::failure({base::Error::Kind::Lost, 0, text, {}});
}

/// As HttpClient ends it: without a length, or when it has become too long.
pve::Answer endless(const sim::Response &response)
{
    if (response.status >= 300) // a refusal keeps its meaning
        return pve::openEnvelope({response.status, QString::fromUtf8(response.reason), {}, {}, {}});
    return base::failure({base::Error::Kind::Malformed, response.status, QStringLiteral("too long"), {}});
}

QString keyOf(pve::Verb verb, const QString &endpoint)
{
    return pve::verbName(verb) + u' ' + endpoint;
}

} // namespace

class SimClient::SimReply final : public pve::Reply
{
public:
    SimReply(base::Clock &clock, base::Millis delay, pve::Answer answer) : m_answer(std::move(answer))
    {
        m_timer = clock.after(delay, [this] { emit finished(m_answer); });
    }

private:
    pve::Answer m_answer;
    std::unique_ptr<base::Timer> m_timer;
};

SimClient::SimClient(base::Clock &clock, Handler handler, WallTime wallAt, const QString &token)
    : m_clock(clock),
      m_start(clock.now()),
      m_handler(std::move(handler)),
      m_wallAt(std::move(wallAt)),
      m_authorization("PVEAPIToken=" + token.toUtf8())
{
}

sim::Request SimClient::wireRequest(const pve::Request &request) const
{
    sim::Request wire;
    wire.method = pve::verbName(request.verb).toLatin1();
    wire.target = "/api2/json" + request.path;
    if (!request.query.isEmpty())
        wire.target += '?' + request.query;
    wire.headers.emplaceBack("Authorization", m_authorization);
    if (!request.body.isEmpty())
        wire.headers.emplaceBack("Content-Type", "application/x-www-form-urlencoded");
    wire.body = request.body;
    return wire;
}

std::unique_ptr<pve::Reply> SimClient::send(const pve::Request &request)
{
    ++m_transmissions[keyOf(request.verb, request.endpoint)];
    const sim::Millis now = m_clock.now() - m_start;
    const sim::Response response = m_handler(wireRequest(request), now);

    using Fate = sim::Response::Fate;
    const base::Millis delay = std::max(response.answerAt - now, base::Millis::zero());
    if (response.fate == Fate::Silence || delay + response.bodySpan > request.deadline)
        return std::make_unique<SimReply>(m_clock, request.deadline,
                                          lost(QStringLiteral("no answer in time")));
    if (response.fate == Fate::Drop)
        return std::make_unique<SimReply>(m_clock, delay, lost(QStringLiteral("connection closed")));
    if (response.fate == Fate::CutBody)
        return std::make_unique<SimReply>(m_clock, delay,
                                          lost(QStringLiteral("connection closed in the answer")));
    if (response.fate == Fate::Endless)
        return std::make_unique<SimReply>(m_clock, delay, endless(response));
    const pve::RawAnswer raw{response.status, QString::fromUtf8(response.reason), m_wallAt(now + delay),
                             response.body, delay};
    return std::make_unique<SimReply>(m_clock, delay + response.bodySpan, pve::openEnvelope(raw));
}

int SimClient::transmissions(pve::Verb verb, const QString &endpoint) const
{
    return m_transmissions.value(keyOf(verb, endpoint));
}

} // namespace test
