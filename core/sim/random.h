// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace sim {

/// Dice of one purpose of one request: what they say depends on the seed, the request's serial number and the
/// purpose only, so that looking ahead and doing it later give the same UPIDs, MACs and accidents.
class Random
{
public:
    Random(quint64 seed, quint64 serial, quint64 purpose)
        : m_state(seed * 0x9E3779B97F4A7C15ULL + serial * 0xD1B54A32D192ED03ULL +
                  purpose * 0x8CB92BA72F3D8DD7ULL)
    {
    }
    [[nodiscard]] quint64 next() ///< splitmix64
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    [[nodiscard]] int below(int limit) { return static_cast<int>(next() % static_cast<quint64>(limit)); }
    [[nodiscard]] QByteArray hex(int digits, bool upper = false);
    [[nodiscard]] QByteArray mac();  ///< "BC:24:11:…", PVE's default prefix
    [[nodiscard]] QByteArray uuid(); ///< version 4, lower case

private:
    quint64 m_state;
};

} // namespace sim
