// SPDX-License-Identifier: Apache-2.0
#include "tests/support/httprig.h"

namespace test {

pve::Request effect(pve::Verb verb, const QByteArray &body)
{
    pve::Request request;
    request.verb = verb;
    request.endpoint = QStringLiteral("/nodes/{node}/qemu/{vmid}/clone");
    request.path = "/nodes/pve1/qemu/9000/clone";
    request.node = QStringLiteral("pve1");
    request.body = body;
    return request;
}

HttpRig::HttpRig(const QUrl &url, const QByteArray &pin, base::Clock &clock, pve::HttpLimits limits)
    : authorizer({QStringLiteral("ops@pve"), QStringLiteral("ops@pve!slipway"), secret}),
      client(pve::Server{url, pin}, clock, authorizer, redactor, limits)
{
    redactor.add(QString::fromLatin1(secret));
    QObject::connect(&client, &pve::HttpClient::exchanged, &client, [this](const pve::Exchange &exchange) {
        exchanges.append(exchange);
        traffic.add(exchange);
    });
}

PendingReply::PendingReply(std::unique_ptr<pve::Reply> handle) : reply(std::move(handle))
{
    QObject::connect(reply.get(), &pve::Reply::finished, reply.get(), [this](const pve::Answer &result) {
        answer = result;
        ++times;
        loop.exitLoop();
    });
}

bool PendingReply::wait()
{
    if (!answer)
        loop.enterLoop(15);
    return answer.has_value();
}

base::Error PendingReply::error() const
{
    return answer && !*answer ? answer->error() : base::Error{};
}

} // namespace test
