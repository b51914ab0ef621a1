// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/call.h"

namespace sim {

class World;

/// Who asks, by a ticket or a token in the headers; the reason phrase of the 401 otherwise (pve/FACTS.md 2).
struct Identity
{
    std::optional<Caller> caller;
    QByteArray refusal;
};
[[nodiscard]] Identity identify(const World &world, const Request &request);

/// Logins and what a caller may do.
void postTicket(World &world, const Call &call);
[[nodiscard]] Reply getTicket(World &world, const Call &call);
[[nodiscard]] Reply getDomains(World &world, const Call &call);
[[nodiscard]] Reply getPermissions(World &world, const Call &call);

} // namespace sim
