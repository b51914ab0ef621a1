// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QUrl>

class QSslCertificate;
class QSslConfiguration;
class QSslError;

namespace pve {

/// Where a server is and how it is recognised. A server is trusted when its leaf certificate has the pinned
/// SHA-256, or, while nothing is pinned for its host:port, when a system CA vouches for it under the host
/// name that was asked for. There is no third way (design: "Connection and secrets").
struct Server
{
    QUrl url;       ///< "https://host:port", see serverUrl()
    QByteArray pin; ///< SHA-256 of the leaf, 32 raw bytes; empty = the system's CAs decide

    bool operator==(const Server &) const = default;
};

/// What a server showed of itself. PVE's own certificates are signed by the cluster's CA (pve/FACTS.md 1).
struct PeerCertificate
{
    QByteArray leafSha256; ///< 32 raw bytes
    QString subject;       ///< "CN=pve1.lab, OU=PVE Cluster Node, O=…"
    QString issuer;
    QDateTime notBefore; ///< UTC
    QDateTime notAfter;  ///< UTC
    bool trusted = false;

    bool operator==(const PeerCertificate &) const = default;
};

/// "AA:BB:…", as `pvenode cert info` and browsers show it.
[[nodiscard]] QString fingerprintText(const QByteArray &sha256);
/// The 32 bytes of a SHA-256 in hex, any case, with or without colons; empty for anything else.
[[nodiscard]] QByteArray fingerprintFromText(const QString &text);

/// The URL of a server as people type it: "pve1.lab" (port 8006), "pve1.lab:443", "https://pve1.lab:8006/".
/// Invalid for any scheme but https, for user names, paths (but /api2/json), queries and fragments.
[[nodiscard]] base::Result<QUrl> serverUrl(const QString &text);

/// The one judgement of a server. `chain` begins with the leaf, `errors` are what TLS has against it under
/// tlsConfiguration().
[[nodiscard]] PeerCertificate judged(const QList<QSslCertificate> &chain, const QList<QSslError> &errors,
                                     const Server &server);
/// TLS 1.2 or later, each connection with a full handshake. With a pin no CA counts, so that every new
/// connection has to pass the comparison.
[[nodiscard]] QSslConfiguration tlsConfiguration(const Server &server);
/// Tls with fields fingerprint, subject, issuer, notBefore, notAfter (ISO 8601) and, when one is set, pinned.
[[nodiscard]] base::Error untrusted(const PeerCertificate &peer, const Server &server);

} // namespace pve
