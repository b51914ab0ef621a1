// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sentence.h"

#include <QString>

#include <optional>

namespace prov {

using base::Sentence;

/// Rules for the texts of a spec. Each says in a sentence what is wrong and what to write instead, or nothing
/// when the text is good. Limits: pve/forms.md; where PVE is laxer than a guest can bear, the guest decides.
namespace rules {

[[nodiscard]] Sentence vmName(const QString &text);
[[nodiscard]] Sentence nodeName(const QString &text);
[[nodiscard]] Sentence identifier(const QString &text); ///< storage, bridge, CPU type
[[nodiscard]] Sentence poolName(const QString &text);
[[nodiscard]] Sentence tag(const QString &text);
[[nodiscard]] Sentence description(const QString &text);
[[nodiscard]] Sentence userName(const QString &text);
[[nodiscard]] Sentence environmentVariable(const QString &text);
[[nodiscard]] Sentence sshKey(const QString &text);
[[nodiscard]] Sentence nameserver(const QString &text);
[[nodiscard]] Sentence searchdomain(const QString &text);
[[nodiscard]] Sentence diskSize(const QString &text);
[[nodiscard]] Sentence address4(const QString &text); ///< dhcp, manual or CIDR
[[nodiscard]] Sentence address6(const QString &text); ///< auto, dhcp, manual or CIDR
[[nodiscard]] Sentence gateway4(const QString &text);
[[nodiscard]] Sentence gateway6(const QString &text);

} // namespace rules

/// "100G" → bytes; whole M, G and T only.
[[nodiscard]] std::optional<qint64> sizeFromText(const QString &text);
[[nodiscard]] bool isDiskKey(const QString &key); ///< what PVE can resize (pve/apischema.json, resize)
/// "net0" with stem "net" → 0; 0–31 only, no leading zeros.
[[nodiscard]] std::optional<int> slotOf(const QString &key, const QString &stem);

} // namespace prov
