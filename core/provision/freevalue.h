// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/types.h"

#include <QByteArray>
#include <QSet>
#include <QString>

namespace prov {

// What to take in place of a value that somebody has already: the next one, by counting up. Only as good as
// what is known to be taken. Pure.

/// "web-3" → "web-4", "web-09.lab" → "web-10.lab", "web" → "web-2". `taken`: in lower case, for DNS knows no
/// other.
[[nodiscard]] QString freeName(const QString &name, const QSet<QString> &taken);
/// 0: there is none above it.
[[nodiscard]] pve::VmId freeVmid(pve::VmId vmid, const QSet<pve::VmId> &taken);
/// Of the network of "10.0.20.12/24" or "2001:db8::12/64": above the address first, then below; neither the
/// network's own nor an IPv4 broadcast address. `taken`: in network byte order. Empty: the network is full,
/// or the text is no such address.
[[nodiscard]] QString freeAddress(const QString &cidr, const QSet<QByteArray> &taken);

} // namespace prov
