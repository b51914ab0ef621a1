// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scriptedclient.h"

namespace test {

class ScriptedClient::ScriptedReply final : public pve::Reply
{
public:
    ScriptedReply(ScriptedClient &client, quint64 serial) : m_client(client), m_serial(serial) {}
    ~ScriptedReply() override
    {
        m_client.m_replies.remove(m_serial);
        auto &sent = m_client.m_sent[static_cast<qsizetype>(m_serial) - 1];
        sent.aborted = !sent.answered;
    }

private:
    ScriptedClient &m_client;
    quint64 m_serial;
};

std::unique_ptr<pve::Reply> ScriptedClient::send(const pve::Request &request)
{
    const auto serial = static_cast<quint64>(m_sent.size()) + 1;
    m_sent.append({serial, request, false, false});
    auto reply = std::make_unique<ScriptedReply>(*this, serial);
    m_replies.insert(serial, reply.get());
    return reply;
}

QList<ScriptedClient::Sent> ScriptedClient::open() const
{
    QList<Sent> result;
    for (const auto &sent : m_sent) {
        if (!sent.answered && !sent.aborted)
            result.append(sent);
    }
    return result;
}

ScriptedClient::Sent ScriptedClient::find(pve::Verb verb, const QString &endpoint) const
{
    for (const auto &sent : open()) {
        if (sent.request.verb == verb && sent.request.endpoint == endpoint)
            return sent;
    }
    return {};
}

int ScriptedClient::count(const QString &endpoint) const
{
    int result = 0;
    for (const auto &sent : m_sent)
        result += sent.request.endpoint == endpoint ? 1 : 0;
    return result;
}

void ScriptedClient::answer(quint64 serial, const pve::Answer &answer)
{
    auto *reply = m_replies.value(serial);
    if (!reply)
        return;
    m_sent[static_cast<qsizetype>(serial) - 1].answered = true;
    emit reply->finished(answer);
}

void ScriptedClient::answerJson(quint64 serial, const QByteArray &json, int status, const QString &reason)
{
    answer(serial, pve::openEnvelope({status, reason, QDateTime::currentDateTimeUtc(), json, {}}));
}

} // namespace test
