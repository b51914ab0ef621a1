// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

#include <QtGlobal>

namespace pve {

/// What one exchange may take, whatever the server sends.
struct HttpLimits
{
    /// Without a byte in either direction. pveproxy itself answers 596 after 30 s (pve/FACTS.md 1): stay
    /// above.
    base::Millis idle{40'000};
    qint64 bodyBytes = 32 * 1024 * 1024; ///< of an answer, its chunks put together
    qint64 headBytes = 64 * 1024;        ///< of an answer: status line, headers and the empty line
};

} // namespace pve
