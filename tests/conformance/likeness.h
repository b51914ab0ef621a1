// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/message.h"
#include "tests/conformance/recording.h"

namespace test {

/// What an answer says once everything is put aside that no two servers share: ids of processes, times,
/// UPIDs, digests, tickets, MAC addresses, measured sizes, the order of keys. What is left are the words, the
/// fields and their types; of a list the kinds of rows, of a log the lines in their order. Numbers of a
/// configuration count, others are measured.
///
/// Empty when the simulated answer says the same as the recorded one, else the first thing that is different.
[[nodiscard]] QString difference(const Exchange &recorded, const sim::Response &simulated);

} // namespace test
