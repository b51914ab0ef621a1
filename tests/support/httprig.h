// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/httpclient.h"

#include <QTestEventLoop>

#include <memory>
#include <optional>

namespace test {

inline const QByteArray goodBody = R"({"data":"UPID:pve1:0000A1B2:0001E240:6922B5F1:qmclone:9000:ops@pve:"})";
inline const QByteArray secret = "00000000-1111-2222-3333-444444444444";

/// A request with an effect, of no particular meaning.
[[nodiscard]] pve::Request effect(pve::Verb verb, const QByteArray &body = {});

/// One HttpClient with a token, and what it has exchanged.
struct HttpRig
{
    HttpRig(const QUrl &url, const QByteArray &pin, base::Clock &clock, pve::HttpLimits limits = {});

    pve::ApiTokenAuthorizer authorizer;
    base::Redactor redactor; ///< knows the secret
    pve::HttpClient client;
    QList<pve::Exchange> exchanges;
    pve::Traffic traffic;
};

/// Keeps the handle of a request and its answer.
struct PendingReply
{
    explicit PendingReply(std::unique_ptr<pve::Reply> handle);
    /// False when nothing comes within 15 s.
    [[nodiscard]] bool wait();
    /// A default Error while there is no answer, or a good one.
    [[nodiscard]] base::Error error() const;

    QTestEventLoop loop;
    std::unique_ptr<pve::Reply> reply;
    std::optional<pve::Answer> answer;
    int times = 0;
};

} // namespace test
