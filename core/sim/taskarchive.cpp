// SPDX-License-Identifier: Apache-2.0
#include "core/sim/taskarchive.h"

#include <utility>

namespace sim {

namespace {

constexpr qsizetype kMostBytes = 50'000;
constexpr qsizetype kBesides = 12; // of a line "UPID 6B037B61 1 STATUS": two blanks, an end in hex, a mark

} // namespace

void TaskArchive::append(const QByteArray &upid, const QByteArray &exit)
{
    if (m_bytes > kMostBytes) {
        m_older = std::exchange(m_newer, {});
        m_bytes = 0;
    }
    m_newer.append(upid);
    m_bytes += upid.size() + exit.size() + kBesides;
}

} // namespace sim
