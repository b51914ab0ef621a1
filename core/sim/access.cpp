// SPDX-License-Identifier: Apache-2.0
#include "core/sim/access.h"

#include <algorithm>

namespace sim {

namespace {

constexpr const char *kRoot = "root@pam"; // may everything, whatever the lists say

QByteArray parentOf(const QByteArray &path)
{
    const qsizetype slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.left(slash);
}

} // namespace

bool User::takesSecondFactor(const QByteArray &answer)
{
    return (!totp.isEmpty() && answer == "totp:" + totp) ||
           (answer.startsWith("recovery:") && recovery.removeOne(answer.mid(9)));
}

QByteArray User::challenge() const
{
    QByteArray unused;
    for (qsizetype i = 0; i < recovery.size(); ++i)
        unused += (i == 0 ? "" : "%2C") + QByteArray::number(i);
    return recovery.isEmpty() ? R"({"totp"%3Atrue})"
                              : QByteArray(R"({"recovery"%3A[)" + unused + R"(]%2C"totp"%3Atrue})");
}

void Access::grant(const QByteArray &who, const QByteArray &path, const Grant &grant)
{
    m_grants[who].insert(path, grant);
}

void Access::revokeAll(const QByteArray &path)
{
    for (auto &grants : m_grants)
        grants.remove(path);
}

const User *Access::user(const QByteArray &name) const
{
    const auto it = std::ranges::find(users, name, &User::name);
    return it == users.cend() ? nullptr : &*it;
}

User *Access::user(const QByteArray &name)
{
    const auto it = std::ranges::find(users, name, &User::name);
    return it == users.end() ? nullptr : &*it;
}

bool Access::isActive(const QByteArray &name, qint64 epochSeconds) const
{
    const User *found = user(name);
    return found && found->enabled && (found->expire == 0 || found->expire > epochSeconds);
}

const Grant *Access::nearest(const QByteArray &who, const QByteArray &path) const
{
    static const Grant everything{allPrivileges()};
    if (who == kRoot)
        return &everything;
    const auto grants = m_grants.constFind(who);
    if (grants == m_grants.cend())
        return nullptr;
    for (QByteArray at = path;; at = parentOf(at)) {
        const auto it = grants->constFind(at);
        if (it != grants->cend() && (at == path || it->propagates))
            return &*it;
        if (at == "/")
            return nullptr;
    }
}

bool Access::holds(const QByteArray &who, const QList<QByteArray> &paths, const QByteArray &privilege) const
{
    return who == kRoot || std::ranges::any_of(paths, [&](const QByteArray &path) {
               const Grant *grant = nearest(who, path);
               return grant && grant->privileges.contains(privilege);
           });
}

bool Access::may(const Caller &caller, const QList<QByteArray> &paths, const QByteArray &privilege) const
{
    return holds(caller.user, paths, privilege) &&
           (!caller.separated || holds(caller.fullName(), paths, privilege));
}

QMap<QByteArray, bool> Access::on(const Caller &caller, const QList<QByteArray> &paths) const
{
    QMap<QByteArray, bool> held;
    const QByteArray who = caller.separated ? caller.fullName() : caller.user;
    for (const QByteArray &path : paths) {
        const Grant *grant = nearest(who, path);
        if (!grant)
            continue;
        for (const QByteArray &privilege : grant->privileges) {
            if (!held.contains(privilege) && may(caller, paths, privilege))
                held.insert(privilege, grant->propagates && &path == &paths.first());
        }
    }
    return held;
}

QSet<QByteArray> Access::paths() const
{
    QSet<QByteArray> out{"/"};
    for (const auto &grants : m_grants) {
        for (auto it = grants.keyBegin(); it != grants.keyEnd(); ++it) {
            for (QByteArray at = *it; at != "/"; at = parentOf(at))
                out.insert(at);
        }
    }
    return out;
}

Privileges allPrivileges(const Version &version)
{
    Privileges all{"Datastore.Allocate",
                   "Datastore.AllocateSpace",
                   "Datastore.AllocateTemplate",
                   "Datastore.Audit",
                   "Group.Allocate",
                   "Mapping.Audit",
                   "Mapping.Modify",
                   "Mapping.Use",
                   "Permissions.Modify",
                   "Pool.Allocate",
                   "Pool.Audit",
                   "Realm.Allocate",
                   "Realm.AllocateUser",
                   "SDN.Allocate",
                   "SDN.Audit",
                   "SDN.Use",
                   "Sys.AccessNetwork",
                   "Sys.Audit",
                   "Sys.Console",
                   "Sys.Incoming",
                   "Sys.Modify",
                   "Sys.PowerMgmt",
                   "Sys.Syslog",
                   "User.Modify",
                   "VM.Allocate",
                   "VM.Audit",
                   "VM.Backup",
                   "VM.Clone",
                   "VM.Config.CDROM",
                   "VM.Config.CPU",
                   "VM.Config.Cloudinit",
                   "VM.Config.Disk",
                   "VM.Config.HWType",
                   "VM.Config.Memory",
                   "VM.Config.Network",
                   "VM.Config.Options",
                   "VM.Console",
                   "VM.GuestAgent.Audit",
                   "VM.GuestAgent.FileRead",
                   "VM.GuestAgent.FileSystemMgmt",
                   "VM.GuestAgent.FileWrite",
                   "VM.GuestAgent.Unrestricted",
                   "VM.Migrate",
                   "VM.PowerMgmt",
                   "VM.Replicate",
                   "VM.Snapshot",
                   "VM.Snapshot.Rollback"};
    if (!version.hasAgentPrivileges()) { // unproven: no recording of PVE 8 lists its privileges
        all.removeIf([](const QByteArray &name) { return name.startsWith("VM.GuestAgent."); });
        all.insert("VM.Monitor");
    }
    return all;
}

const Privileges &auditPrivileges()
{
    static const Privileges audit{"Datastore.Audit", "Mapping.Audit", "Pool.Audit",         "SDN.Audit",
                                  "Sys.Audit",       "VM.Audit",      "VM.GuestAgent.Audit"};
    return audit;
}

} // namespace sim
