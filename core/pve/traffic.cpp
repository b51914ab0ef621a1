// SPDX-License-Identifier: Apache-2.0
#include "core/pve/traffic.h"

namespace pve {

void Traffic::add(const Exchange &exchange)
{
    ++total;
    transmissions += exchange.transmissions;
    ++byEndpoint[verbName(exchange.verb) % u' ' % exchange.endpoint];
}

} // namespace pve
