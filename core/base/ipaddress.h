// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace base {

/// An IPv4 or IPv6 address as bytes, so that "fd00::1" and "FD00:0:0::1" are one. (QHostAddress lives in QtNetwork,
/// which the pure layer does not link.)
struct IpAddress
{
    std::array<quint8, 16> bytes{}; ///< network order; IPv4 in the first four
    bool v6 = false;

    [[nodiscard]] static std::optional<IpAddress> parse(const QString &text);
    [[nodiscard]] bool isLoopback() const;
    [[nodiscard]] bool isLinkLocal() const;
    [[nodiscard]] bool isMulticast() const;
    [[nodiscard]] bool isUnspecified() const;
    bool operator==(const IpAddress &) const = default;
};

} // namespace base
