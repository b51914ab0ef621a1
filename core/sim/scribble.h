// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace sim {

/// An answer of a server that means ill, or of an honest one that passes on what a guest or a user of it
/// wrote: control and bidi characters and markup behind every text that people read (names, descriptions,
/// messages, log lines). What is no JSON stays as it is.
[[nodiscard]] QByteArray scribbled(const QByteArray &json);

} // namespace sim
