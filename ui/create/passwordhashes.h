// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/spec.h"

namespace ui {

/// The hash for each VM that is to have a password; the others' are empty. Unexpected: why there is none, a
/// sentence. The password is overwritten.
[[nodiscard]] tl::expected<QStringList, QString> passwordHashes(const QList<prov::VmSpec> &vms,
                                                                QByteArray &password);

} // namespace ui
