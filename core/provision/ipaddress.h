// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace prov {

/// An address in network byte order: 4 bytes or 16. Two spellings of one address are equal, and only what PVE
/// takes is read: no leading zeros in IPv4, no zone ("%eth0") in IPv6. (QHostAddress is in Qt Network, above
/// this layer.)
struct IpAddress
{
    QByteArray bytes;
    [[nodiscard]] bool isV6() const { return bytes.size() == 16; }
    bool operator==(const IpAddress &) const = default;
};
[[nodiscard]] std::optional<IpAddress> parseAddress(const QString &text);
/// The usual spelling of it: of IPv6 the one of RFC 5952.
[[nodiscard]] QString addressText(const IpAddress &address);

/// "10.0.20.11/24": an address with the length of its network's prefix.
struct Cidr
{
    IpAddress address;
    int prefix = 0;
    bool operator==(const Cidr &) const = default;
};
/// Prefixes as PVE takes them: /8–/32, /8–/128 (pve/forms.md "Cloud-init").
[[nodiscard]] std::optional<Cidr> parseCidr(const QString &text);

} // namespace prov
