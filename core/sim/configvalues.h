// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/call.h"
#include "core/sim/vm.h"

namespace sim {

/// What PVE makes of a value before it stores it: MACs made, tags sorted, passwords hashed, white space cut,
/// an empty value turned into one space (pve/FACTS.md 11).
[[nodiscard]] QByteArray storedValue(const QByteArray &key, const QByteArray &value, Random &random);

/// Values that the schema lets pass and the code behind it does not.
[[nodiscard]] Refusal checkValue(const Caller &caller, const QByteArray &key, const QByteArray &value);

/// True for what takes effect on a running VM at once; the rest waits for a restart.
[[nodiscard]] bool appliesWhileRunning(const QByteArray &key);

/// Key → value of "virtio=BC:…,bridge=vmbr0,tag=5"; a value without '=' has the key "".
[[nodiscard]] QMap<QByteArray, QByteArray> propertyString(const QByteArray &text);

} // namespace sim
