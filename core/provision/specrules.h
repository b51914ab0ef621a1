// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace prov {

/// Rules for the texts of a spec. Each says in a sentence what is wrong and what to write instead, or nothing
/// when the text is good. Limits: pve/forms.md; where PVE is laxer than a guest can bear, the guest decides.
namespace rules {

[[nodiscard]] QString vmName(const QString &text);
[[nodiscard]] QString nodeName(const QString &text);
[[nodiscard]] QString identifier(const QString &text); ///< storage, bridge, CPU type
[[nodiscard]] QString poolName(const QString &text);
[[nodiscard]] QString tag(const QString &text);
[[nodiscard]] QString description(const QString &text);
[[nodiscard]] QString userName(const QString &text);
[[nodiscard]] QString environmentVariable(const QString &text);
[[nodiscard]] QString sshKey(const QString &text);
[[nodiscard]] QString nameserver(const QString &text);
[[nodiscard]] QString searchdomain(const QString &text);
[[nodiscard]] QString diskSize(const QString &text);
[[nodiscard]] QString address4(const QString &text); ///< dhcp, manual or CIDR
[[nodiscard]] QString address6(const QString &text); ///< auto, dhcp, manual or CIDR
[[nodiscard]] QString gateway4(const QString &text);
[[nodiscard]] QString gateway6(const QString &text);

} // namespace rules

/// "100G" → bytes; whole M, G and T only.
[[nodiscard]] std::optional<qint64> sizeFromText(const QString &text);
[[nodiscard]] bool isDiskKey(const QString &key); ///< what PVE can resize (pve/apischema.json, resize)
/// "net0" with stem "net" → 0; 0–31 only, no leading zeros.
[[nodiscard]] std::optional<int> slotOf(const QString &key, const QString &stem);

} // namespace prov
