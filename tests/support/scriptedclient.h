// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/client.h"

#include <QList>

namespace test {

/// A Client whose replies the test answers by hand, in any order. It keeps the contract of pve::Client:
/// nothing is emitted inside send(), each reply finishes at most once, and never after its handle is
/// destroyed.
class ScriptedClient final : public pve::Client
{
public:
    struct Sent
    {
        quint64 serial = 0;
        pve::Request request;
        bool answered = false;
        bool aborted = false; ///< the handle was destroyed before an answer
    };

    [[nodiscard]] std::unique_ptr<pve::Reply> send(const pve::Request &request) override;

    [[nodiscard]] const QList<Sent> &all() const { return m_sent; }
    /// Those still waiting for an answer, oldest first.
    [[nodiscard]] QList<Sent> open() const;
    /// Oldest open request of this endpoint and verb; serial 0 when there is none.
    [[nodiscard]] Sent find(pve::Verb verb, const QString &endpoint) const;
    [[nodiscard]] int count(const QString &endpoint) const;

    void answer(quint64 serial, const pve::Answer &answer);
    /// A 200 with this `data` (JSON text), opened as a real answer would be.
    void answerJson(quint64 serial, const QByteArray &json, int status = 200,
                    const QString &reason = QStringLiteral("OK"));

private:
    class ScriptedReply;
    QList<Sent> m_sent;
    QHash<quint64, ScriptedReply *> m_replies;
};

} // namespace test
