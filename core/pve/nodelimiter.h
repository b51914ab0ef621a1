// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/client.h"

#include <QHash>
#include <QList>

namespace pve {

/// A Client around a Client that spares pvedaemon's three blocking workers (pve/FACTS.md 11): per node at
/// most two calls of ours that need one, of which at most one waits for a guest agent and at most one stops a
/// task. Lane Free passes at once. The others wait in line, those with an effect before reads, but no read is
/// overtaken more than `patience` times. The deadline of a request starts when it is really sent; a handle
/// destroyed while waiting takes its request out of the line. Outlives its replies; the inner client outlives
/// it.
class NodeLimiter final : public Client
{
public:
    static constexpr int workers = 2;  ///< of pvedaemon's three, per node
    static constexpr int patience = 4; ///< effects that may overtake one waiting read

    explicit NodeLimiter(Client &inner) : m_inner(inner) {}

    [[nodiscard]] std::unique_ptr<Reply> send(const Request &request) override;
    [[nodiscard]] int waiting(const QString &node) const;

private:
    class LimitedReply;
    struct Line
    {
        QList<LimitedReply *> waiting; ///< oldest first
        QList<LimitedReply *> underWay;
    };

    void pump(const QString &node);
    [[nodiscard]] static LimitedReply *next(const Line &line);
    void leave(LimitedReply *reply);

    Client &m_inner;
    QHash<QString, Line> m_lines; ///< by node; "" = the node we are connected to
};

} // namespace pve
