// SPDX-License-Identifier: Apache-2.0
#include "ui/trustround.h"

namespace ui {

TrustRound::TrustRound(ServerProbe &probe, QObject *parent) : QObject(parent), m_probe(probe)
{
    connect(&probe, &ServerProbe::finished, this, &TrustRound::probed);
}

void TrustRound::know(const QList<pve::Server> &servers)
{
    Confirmed confirmed;
    for (const pve::Server &server : servers) {
        if (!server.pin.isEmpty())
            confirmed.insert(server.url.authority(), server.pin);
    }
    know(confirmed);
}

void TrustRound::know(const Confirmed &confirmed)
{
    end();
    m_confirmed = confirmed;
}

void TrustRound::begin(const QList<QUrl> &urls)
{
    m_urls = urls;
    m_at = -1;
    m_met.clear();
    m_down.clear();
    m_trouble.reset();
    next();
}

void TrustRound::end()
{
    m_at = -1;
}

void TrustRound::next()
{
    if (++m_at < m_urls.size())
        m_probe.probe(m_urls.at(m_at));
    else
        settle();
}

void TrustRound::probed(const base::Result<pve::PeerCertificate> &peer)
{
    if (m_at < 0)
        return; // it was given up meanwhile
    const QUrl &url = m_urls.at(m_at);
    const pve::Server known{url, m_confirmed.value(url.authority())};
    if (!peer && peer.error().kind == base::Error::Kind::NotSent) {
        m_down.append(known);
        m_trouble = m_trouble.value_or(peer.error());
        return next();
    }
    if (!peer || (!known.pin.isEmpty() && peer->leafSha256 != known.pin)) {
        const QUrl failing = url;
        end();
        emit failed(peer ? pve::untrusted(*peer, known) : peer.error(), failing);
        return;
    }
    if (!known.pin.isEmpty() || peer->trusted) {
        m_met.append(known);
        return next();
    }
    m_leaf = peer->leafSha256;
    emit unknown(*peer, url, static_cast<int>(m_at) + 1, static_cast<int>(m_urls.size()));
}

void TrustRound::trust()
{
    if (m_at < 0)
        return;
    const QUrl &url = m_urls.at(m_at);
    m_confirmed.insert(url.authority(), m_leaf);
    m_met.append({url, m_leaf});
    next();
}

void TrustRound::settle()
{
    end();
    if (m_met.isEmpty()) {
        emit failed(*m_trouble, m_down.first().url);
        return;
    }
    // Those whose certificate was confirmed earlier keep their place.
    QList<pve::Server> servers;
    QList<pve::Server> unmet;
    for (const QUrl &url : std::as_const(m_urls)) {
        const pve::Server server{url, m_confirmed.value(url.authority())};
        const bool isKnown = m_met.contains(server) || !server.pin.isEmpty();
        (isKnown ? servers : unmet).append(server);
    }
    QStringList down;
    for (const pve::Server &server : std::as_const(m_down))
        down.append(server.url.authority());
    emit settled(servers + unmet, down);
}

} // namespace ui
