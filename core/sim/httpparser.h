// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/message.h"

namespace sim {

/// The head of one HTTP/1 request, taken apart.
struct RequestHead
{
    Request request; ///< without body
    bool http10 = false;
    bool keepAlive = true; ///< what the client asks for
    bool acceptsGzip = false;
    qint64 contentLength = 0; ///< bytes; 0 when there is none
};

/// What parseHead() found at the start of the bytes.
struct ParsedHead
{
    enum class State {
        Incomplete, ///< no empty line yet
        Complete,
        Overlong, ///< over pveproxy's limits of 64 lines or 8 KiB without the request line (pve/FACTS.md 1)
        Bad,      ///< not HTTP
    };
    State state = State::Incomplete;
    qsizetype size = 0; ///< bytes of the head with its empty line; 0 unless Complete
    RequestHead head;
};

/// Pure. Boost.Beast does the reading; the limits and what counts as keep-alive are pveproxy's.
[[nodiscard]] ParsedHead parseHead(const QByteArray &bytes);

} // namespace sim
