// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/engine.h"

#include <tl/expected.hpp>

namespace app {

/// Cloud-init passwords from the environment variables that specs name, hashed at once and salted anew for
/// each VM. The error is a sentence that names the variable.
[[nodiscard]] tl::expected<QStringList, QString> passwordHashes(const QList<prov::VmSpec> &vms);

/// Gives these jobs the passwords that they may need again, as far as their variables are set: hashes live in
/// the memory of one run only.
void provideSecrets(prov::Engine &engine, const QStringList &ids);

} // namespace app
