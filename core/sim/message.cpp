// SPDX-License-Identifier: Apache-2.0
#include "core/sim/message.h"

namespace sim {

QByteArray Request::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

} // namespace sim
