// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/protocol.h"

namespace prov {

/// The request behind an Ask, from the job alone (and the password, which no job holds).
[[nodiscard]] pve::Request requestFor(Ask ask, const Job &job, const Context &context);

/// What planConfig() and verify() need to know of a job besides its spec.
[[nodiscard]] ConfigExtras extrasOf(const Job &job, const Context &context);

} // namespace prov
