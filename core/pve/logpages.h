// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/types.h"

namespace pve {

/// Task logs are read page by page (pve/FACTS.md 3).
inline constexpr int logPage = 500;

/// The lines of a page that come after `linesSeen`, which then counts them: none is delivered twice.
[[nodiscard]] inline QList<LogLine> takeFresh(const TaskLog &page, int &linesSeen)
{
    QList<LogLine> fresh;
    for (const auto &line : page.lines) {
        if (line.n <= linesSeen)
            continue;
        linesSeen = line.n;
        fresh.append(line);
    }
    return fresh;
}

} // namespace pve
