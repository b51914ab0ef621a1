// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/call.h"

namespace sim {

class World;

/// One method of the API. The columns are those of PVE's own schema: where it runs and what it takes to call
/// it.
struct Route
{
    const char *method;
    const char *path; ///< "/nodes/{node}/qemu/{vmid}/config"
    bool isProtected; ///< answered by one of pvedaemon's workers (pve/FACTS.md 11)
    const char *
        object; ///< path of the object on which a privilege is needed, "" = any login will do, nullptr = none
    const char *privileges;                                 ///< any one of these, "A|B"
    void (*run)(World &, const Call &);                     ///< answers by World::answer, at once or later
    [[nodiscard]] bool isPublic() const { return !object; } ///< takes no login
};

/// nullptr when no method matches. Puts the parameters of the path into the call.
[[nodiscard]] const Route *findRoute(Call &call);
/// 403 with PVE's words when the token may not.
[[nodiscard]] Refusal checkPrivilege(const World &world, const Route &route, const Call &call);

} // namespace sim
