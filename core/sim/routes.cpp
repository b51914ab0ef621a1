// SPDX-License-Identifier: Apache-2.0
#include "core/sim/routes.h"

#include "core/sim/clone.h"
#include "core/sim/cloudinit.h"
#include "core/sim/configcalls.h"
#include "core/sim/create.h"
#include "core/sim/guest.h"
#include "core/sim/imagecalls.h"
#include "core/sim/indexes.h"
#include "core/sim/inventory.h"
#include "core/sim/login.h"
#include "core/sim/nodecalls.h"
#include "core/sim/power.h"
#include "core/sim/resources.h"
#include "core/sim/storagecalls.h"
#include "core/sim/taskcalls.h"
#include "core/sim/vmcalls.h"
#include "core/sim/world.h"

namespace sim {

namespace {

template <Reply (*Handler)(World &, const Call &)>
void atOnce(World &world, const Call &call)
{
    world.answer(call, Handler(world, call));
}

constexpr const char *kVm = "/vms/{vmid}";
constexpr const char *kAnyConfig =
    "VM.Config.Disk|VM.Config.CDROM|VM.Config.CPU|VM.Config.Memory|VM.Config.Network|VM.Config.HWType|"
    "VM.Config.Options|VM.Config.Cloudinit";
constexpr const char *kAgent = "VM.GuestAgent.Audit|VM.GuestAgent.Unrestricted";
constexpr const char *kStorage = "Datastore.Audit|Datastore.AllocateSpace";

constexpr Route kRoutes[] = {
    {"GET", "", false, "", "", atOnce<getRootIndex>},
    {"GET", "/version", false, "", "", atOnce<getVersion>},
    {"GET", "/access/domains", false, nullptr, "", atOnce<getDomains>},
    {"GET", "/access/ticket", false, nullptr, "", atOnce<getTicket>},
    {"POST", "/access/ticket", true, nullptr, "", postTicket},
    {"GET", "/access/permissions", false, "", "", atOnce<getPermissions>},
    {"GET", "/cluster/resources", false, "", "", atOnce<getResources>},
    {"GET", "/cluster/nextid", false, "", "", atOnce<getNextId>},
    {"GET", "/cluster/options", false, "", "", atOnce<getOptions>},
    {"GET", "/cluster/tasks", false, "", "", atOnce<getClusterTasks>},
    {"GET", "/nodes", false, "", "", atOnce<getNodes>},
    {"GET", "/cluster/status", true, "/", "Sys.Audit", atOnce<getClusterStatus>},
    {"GET", "/pools", false, "", "", atOnce<getPools>},
    {"GET", "/pools/{poolid}", false, "/pool/{poolid}", "Pool.Audit", atOnce<getPool>},
    {"GET", "/storage", false, "", "", atOnce<getStorageConfigs>},
    {"GET", "/storage/{storage}", false, "/storage/{storage}", "Datastore.Allocate",
     atOnce<getStorageConfig>},
    {"GET", "/nodes/{node}", false, "", "", atOnce<getNodeIndex>},
    {"GET", "/nodes/{node}/lxc", true, "", "", atOnce<getNothing>},
    {"GET", "/nodes/{node}/status", false, "/nodes/{node}", "Sys.Audit", atOnce<getNodeStatus>},
    {"GET", "/nodes/{node}/version", false, "", "", atOnce<getVersion>},
    {"GET", "/nodes/{node}/storage", true, "", "", atOnce<getStorages>},
    {"GET", "/nodes/{node}/storage/{storage}/status", true, "/storage/{storage}", kStorage,
     atOnce<getStorageStatus>},
    {"GET", "/nodes/{node}/storage/{storage}/content", true, "/storage/{storage}", kStorage,
     atOnce<getContent>},
    {"GET", "/nodes/{node}/network", false, "", "", atOnce<getNetwork>},
    {"GET", "/nodes/{node}/network/{iface}", false, "/nodes/{node}", "Sys.Audit", atOnce<getInterface>},
    {"GET", "/nodes/{node}/tasks", false, "", "", atOnce<getTasks>},
    {"GET", "/nodes/{node}/tasks/{upid}", false, "", "", atOnce<getTaskIndex>},
    {"GET", "/nodes/{node}/tasks/{upid}/status", true, "", "", atOnce<getTaskStatus>},
    {"GET", "/nodes/{node}/tasks/{upid}/log", true, "", "", atOnce<getTaskLog>},
    {"DELETE", "/nodes/{node}/tasks/{upid}", true, "", "", deleteTask},
    {"GET", "/nodes/{node}/qemu", true, "", "", atOnce<getVms>},
    {"POST", "/nodes/{node}/qemu", true, "", "", atOnce<postVm>},
    {"GET", "/nodes/{node}/qemu/{vmid}", false, "", "", atOnce<getVmIndex>},
    {"GET", "/nodes/{node}/qemu/{vmid}/status", false, "", "", atOnce<getVmStatusIndex>},
    {"DELETE", "/nodes/{node}/qemu/{vmid}", true, kVm, "VM.Allocate", atOnce<deleteVm>},
    {"GET", "/nodes/{node}/qemu/{vmid}/config", false, kVm, "VM.Audit", atOnce<getConfig>},
    {"PUT", "/nodes/{node}/qemu/{vmid}/config", true, kVm, kAnyConfig, putConfig},
    {"POST", "/nodes/{node}/qemu/{vmid}/config", true, kVm, kAnyConfig, postConfig},
    {"GET", "/nodes/{node}/qemu/{vmid}/pending", false, kVm, "VM.Audit", atOnce<getPending>},
    {"GET", "/nodes/{node}/qemu/{vmid}/feature", true, kVm, "VM.Audit", atOnce<getFeature>},
    {"POST", "/nodes/{node}/qemu/{vmid}/clone", true, kVm, "VM.Clone", atOnce<postClone>},
    {"PUT", "/nodes/{node}/qemu/{vmid}/resize", true, kVm, "VM.Config.Disk", atOnce<putResize>},
    {"PUT", "/nodes/{node}/qemu/{vmid}/cloudinit", true, kVm, "VM.Config.Cloudinit", putCloudInit},
    {"GET", "/nodes/{node}/qemu/{vmid}/cloudinit", false, kVm, "VM.Audit", atOnce<getCloudInit>},
    {"GET", "/nodes/{node}/qemu/{vmid}/cloudinit/dump", false, kVm, "VM.Audit", atOnce<getCloudInitDump>},
    {"GET", "/nodes/{node}/qemu/{vmid}/status/current", true, kVm, "VM.Audit", atOnce<getStatus>},
    {"POST", "/nodes/{node}/qemu/{vmid}/status/start", true, kVm, "VM.PowerMgmt", atOnce<postStart>},
    {"POST", "/nodes/{node}/qemu/{vmid}/status/stop", true, kVm, "VM.PowerMgmt", atOnce<postStop>},
    {"POST", "/nodes/{node}/qemu/{vmid}/status/shutdown", true, kVm, "VM.PowerMgmt", atOnce<postShutdown>},
    {"POST", "/nodes/{node}/qemu/{vmid}/status/reboot", true, kVm, "VM.PowerMgmt", atOnce<postReboot>},
    {"POST", "/nodes/{node}/qemu/{vmid}/status/reset", true, kVm, "VM.PowerMgmt", atOnce<postReset>},
    {"POST", "/nodes/{node}/qemu/{vmid}/status/suspend", true, kVm, "VM.PowerMgmt", atOnce<postSuspend>},
    {"POST", "/nodes/{node}/qemu/{vmid}/status/resume", true, kVm, "VM.PowerMgmt", atOnce<postResume>},
    {"POST", "/nodes/{node}/qemu/{vmid}/template", true, kVm, "VM.Allocate", atOnce<postTemplate>},
    {"GET", "/nodes/{node}/qemu/{vmid}/snapshot", true, kVm, "VM.Audit", atOnce<getSnapshots>},
    {"POST", "/nodes/{node}/qemu/{vmid}/snapshot", true, kVm, "VM.Snapshot", atOnce<postSnapshot>},
    {"GET", "/nodes/{node}/qemu/{vmid}/agent", false, "", "", atOnce<getAgentCommands>},
    {"GET", "/nodes/{node}/qemu/{vmid}/agent/get-osinfo", true, kVm, kAgent, getAgentOsInfo},
    {"GET", "/nodes/{node}/qemu/{vmid}/agent/get-host-name", true, kVm, kAgent, getAgentHostName},
    {"POST", "/nodes/{node}/qemu/{vmid}/agent/exec", true, kVm, "VM.GuestAgent.Unrestricted", postAgentExec},
    {"GET", "/nodes/{node}/qemu/{vmid}/agent/network-get-interfaces", true, kVm, kAgent, getAgentInterfaces},
    {"POST", "/nodes/{node}/qemu/{vmid}/agent/ping", true, kVm, kAgent, postAgentPing},
};

/// Fills `found` with what stands at the places in braces.
bool fits(const QByteArray &pattern, const QByteArray &path, QMap<QByteArray, QByteArray> &found)
{
    const QList<QByteArray> wanted = pattern.split('/');
    const QList<QByteArray> given = path.split('/');
    if (wanted.size() != given.size())
        return false;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const QByteArray &part = wanted.at(i);
        if (part.startsWith('{'))
            found.insert(part.mid(1, part.size() - 2), given.at(i));
        else if (part != given.at(i))
            return false;
    }
    return true;
}

} // namespace

const Route *findRoute(Call &call)
{
    for (const Route &route : kRoutes) {
        QMap<QByteArray, QByteArray> found;
        if (call.method == route.method && fits(route.path, call.path, found)) {
            call.params.insert(found);
            return &route;
        }
    }
    return nullptr;
}

Refusal checkPrivilege(const World &world, const Route &route, const Call &call)
{
    QByteArray object = route.object;
    if (object.isEmpty())
        return std::nullopt;
    object.replace("{vmid}", call.param("vmid")).replace("{storage}", call.param("storage"));
    object.replace("{poolid}", call.param("poolid")).replace("{node}", call.node());
    QByteArray privileges = route.privileges;
    if (privileges.startsWith("VM.GuestAgent.") && !world.version.hasAgentPrivileges())
        privileges = "VM.Monitor"; // unproven: by pve/FACTS.md 8, of the source
    const QList<QByteArray> each = privileges.split('|');
    const auto held = [&](const QByteArray &privilege) { return world.may(call.caller, object, privilege); };
    if (std::any_of(each.cbegin(), each.cend(), held))
        return std::nullopt;
    return Reply::forbidden(object + ", " + privileges);
}

} // namespace sim
