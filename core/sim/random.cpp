// SPDX-License-Identifier: Apache-2.0
#include "core/sim/random.h"

namespace sim {

QByteArray Random::hex(int digits, bool upper)
{
    const char *alphabet = upper ? "0123456789ABCDEF" : "0123456789abcdef";
    QByteArray out;
    for (int i = 0; i < digits; ++i)
        out.append(alphabet[below(16)]);
    return out;
}

QByteArray Random::mac()
{
    QByteArray out = "BC:24:11";
    for (int i = 0; i < 3; ++i)
        out.append(':').append(hex(2, true));
    return out;
}

QByteArray Random::uuid()
{
    QByteArray out = hex(32);
    out[12] = '4';
    out[16] = 'a';
    for (const int at : {20, 16, 12, 8})
        out.insert(at, '-');
    return out;
}

} // namespace sim
