// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/front.h"
#include "tests/conformance/recording.h"

namespace test {

/// Types `bytes`, the recorded ones with names of ours, on a socket to a server with that handler, and
/// compares all answers until it closes: as difference() does, and their headers in their order, but for
/// dates and lengths. The server closes idle connections sooner than pveproxy's 5 s.
[[nodiscard]] QString differenceOnSocket(const Exchange &recorded, const QByteArray &bytes,
                                         const sim::Handler &handler);

} // namespace test
