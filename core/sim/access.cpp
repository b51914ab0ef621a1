// SPDX-License-Identifier: Apache-2.0
#include "core/sim/access.h"

namespace sim {

namespace {

QByteArray parentOf(const QByteArray &path)
{
    const qsizetype slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.left(slash);
}

} // namespace

QSet<QByteArray> Token::on(const QByteArray &path) const
{
    for (QByteArray at = path;; at = parentOf(at)) {
        if (rights.contains(at)) // the nearest entry decides: an ACL below replaces the one above
            return rights.value(at);
        if (at == "/")
            return {};
    }
}

bool Token::may(const QByteArray &path, const QByteArray &privilege) const
{
    return on(path).contains(privilege);
}

QSet<QByteArray> allPrivileges()
{
    return {"Datastore.Allocate",
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
}

Identity identify(const QList<Token> &tokens, const Request &request)
{
    const QByteArray header = request.header("Authorization");
    if (!header.startsWith("PVEAPIToken=") && !header.startsWith("PVEAPIToken "))
        return {std::nullopt, "No ticket"};
    const QByteArray given = header.mid(12);
    for (const Token &token : tokens) {
        if (given == token.fullName() + '=' + token.secret)
            return {token, {}};
    }
    return {std::nullopt, "Authentication failed!"};
}

QJsonObject permissions(const Token &token, const QByteArray &path)
{
    // Without a path PVE lists the top folders and every path that has rights of its own.
    QList<QByteArray> paths{path};
    if (path.isEmpty()) {
        paths = token.rights.keys();
        for (const char *top : {"/", "/access", "/nodes", "/pool", "/sdn", "/storage", "/vms"})
            paths.append(top);
    }
    QJsonObject out;
    for (const QByteArray &each : std::as_const(paths)) {
        QJsonObject held;
        const QSet<QByteArray> privileges = token.on(each);
        for (const QByteArray &privilege : privileges)
            held.insert(QString::fromLatin1(privilege), 1);
        if (!path.isEmpty() || !held.isEmpty())
            out.insert(QString::fromLatin1(each), held);
    }
    return out;
}

} // namespace sim
