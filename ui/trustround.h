// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/serverprobe.h"

#include <QHash>
#include <QList>
#include <QUrl>

#include <optional>

namespace ui {

/// Looks at the certificates of the endpoints of one server in turn, before anything secret is sent to any of
/// them. One that nobody vouches for is shown to a person; one that is not what was confirmed before ends the
/// round. An endpoint that is down is left to the system's CAs: it can be confirmed when it is up. The probe
/// outlives it.
class TrustRound final : public QObject
{
    Q_OBJECT
public:
    explicit TrustRound(ServerProbe &probe, QObject *parent = nullptr);

    /// What was confirmed earlier, instead of what was known here.
    void know(const QList<pve::Server> &servers);
    using Confirmed = QHash<QString, QByteArray>; ///< leafs by host:port
    void know(const Confirmed &confirmed);
    [[nodiscard]] const Confirmed &confirmed() const { return m_confirmed; } ///< here and earlier
    void begin(const QList<QUrl> &urls);                                     ///< one at least
    void trust(); ///< the certificate that unknown() has shown
    void end();   ///< nothing follows

signals:
    /// trust() or end() follows.
    void unknown(const pve::PeerCertificate &peer, const QUrl &url, int number, int count);
    /// Those that answered come first: a server is known by the first of its endpoints.
    void settled(const QList<pve::Server> &servers, const QStringList &down);
    void failed(const base::Error &error, const QUrl &url); ///< not trusted, or all are down

private:
    void next();
    void probed(const base::Result<pve::PeerCertificate> &peer);
    void settle();

    ServerProbe &m_probe;
    QList<QUrl> m_urls;
    qsizetype m_at = -1; ///< index of the one that is looked at; -1: no round is under way
    QList<pve::Server> m_met;
    QList<pve::Server> m_down;
    std::optional<base::Error> m_trouble; ///< of the first that is down
    QByteArray m_leaf;                    ///< of the certificate that is shown
    Confirmed m_confirmed;
};

} // namespace ui
