// SPDX-License-Identifier: Apache-2.0
#include "core/sim/indexes.h"

#include <QJsonArray>
#include <QJsonObject>

namespace sim {

namespace {

/// `names` by spaces.
Reply index(const char *key, const char *names)
{
    QJsonArray out;
    const QStringList each = QString::fromLatin1(names).split(u' ');
    for (const QString &name : each)
        out.append(QJsonObject{{QLatin1String(key), name}});
    return Reply::ok(out);
}

} // namespace

Reply getRootIndex(World &, const Call &)
{
    return index("subdir", "version cluster nodes storage access pools");
}

Reply getNodeIndex(World &, const Call &)
{
    return index(
        "name", "aplinfo apt capabilities ceph certificates config disks dns firewall hardware hosts journal "
                "lxc migrateall netstat network qemu query-oci-repo-tags query-url-metadata replication "
                "report rrd rrddata scan sdn services spiceshell startall status stopall storage "
                "subscription suspendall syslog tasks termproxy time version vncshell vzdump wakeonlan");
}

Reply getVmIndex(World &, const Call &)
{
    return index("subdir",
                 "config cloudinit pending status unlink vncproxy termproxy migrate resize move rrd rrddata "
                 "monitor agent snapshot spiceproxy sendkey firewall mtunnel remote_migrate");
}

Reply getVmStatusIndex(World &, const Call &)
{
    return index("subdir", "current start stop reset shutdown suspend reboot");
}

Reply getNothing(World &, const Call &)
{
    return Reply::ok(QJsonArray());
}

} // namespace sim
