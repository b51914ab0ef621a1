// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/cluster.h"
#include "tests/conformance/recording.h"

namespace test {

/// What the simulator calls the things that the recorded server called otherwise: UPIDs, tickets, CSRF
/// tokens, digests. Learned from pairs of answers, used in the requests that come later.
class Aliases
{
public:
    explicit Aliases(const sim::Cluster &cluster) : m_cluster(cluster) {}

    /// "<secret uuid>" or "<secret>" behind the name of a token becomes its secret.
    void addSecret(const QByteArray &token, const QByteArray &secret) { m_secrets.insert(token, secret); }
    /// The ticket and the CSRF token of this request were signed by the server before the recording began.
    void addGenuine(const sim::Request &request, const QByteArray &user);
    void learn(const QByteArray &recordedBody, const QByteArray &simulatedBody);
    /// The request as this simulator understands it, sent at that wall time.
    [[nodiscard]] sim::Request translated(const sim::Request &request, qint64 epochSeconds) const;
    [[nodiscard]] QByteArray translated(QByteArray text, qint64 epochSeconds) const;

private:
    void add(const QByteArray &recorded, const QByteArray &simulated);

    const sim::Cluster &m_cluster;
    QMap<QByteArray, QByteArray> m_secrets;
    QMap<QByteArray, QByteArray> m_names; ///< recorded → simulated
};

} // namespace test
