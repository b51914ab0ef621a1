// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "core/pve/types.h"

#include <QByteArray>
#include <QString>

namespace pve {

enum class Verb { Get, Post, Put, Delete };

/// One HTTP request to PVE as a value, complete but for authentication. Every path and every encoding of the
/// API lives in the builders below; nothing else in Slipway writes one (pve/FACTS.md 1 and 6).
struct Request
{
    /// Which of the server's workers answers (pve/FACTS.md 11): pveproxy itself, or one of pvedaemon's three
    /// blocking ones. Agent is protected too and may hold its worker for 3 s; Stop (DELETE of a task) for 2–5
    /// s.
    enum class Lane { Free, Protected, Agent, Stop };

    Verb verb = Verb::Get;
    QString endpoint; ///< for counting and the log: "/nodes/{node}/qemu/{vmid}/config"
    QByteArray path;  ///< percent-encoded, without "/api2/json": "/nodes/pve1/qemu/100/config"
    QByteArray query; ///< percent-encoded, without '?'
    QByteArray body;  ///< application/x-www-form-urlencoded; POST and PUT only
    QString node;     ///< the node that serves it; empty = any
    Lane lane = Lane::Free;
    base::Millis deadline{60'000}; ///< for the whole reply, from the moment it is sent

    [[nodiscard]] bool hasEffect() const { return verb != Verb::Get; }
    bool operator==(const Request &) const = default;
};

[[nodiscard]] QString verbName(Verb verb); ///< "GET" …

using Params = QList<std::pair<QString, QString>>; ///< in order, not yet encoded; booleans as "0"/"1"

[[nodiscard]] Request getVersion();
[[nodiscard]] Request getClusterStatus();                       ///< needs Sys.Audit on /
[[nodiscard]] Request getPermissions(const QString &path = {}); ///< GET /access/permissions[?path=]
[[nodiscard]] Request getResources(const QString &type = {});   ///< type: vm, storage, node, sdn; empty = all
[[nodiscard]] Request getNextId(VmId vmid = 0); ///< with vmid: 400 when taken; reserves nothing
[[nodiscard]] Request getNodes();
[[nodiscard]] Request getStorages(const QString &node, const QString &content = {}); ///< enabled ones
[[nodiscard]] Request getStorageStatus(const QString &node, const QString &storage);
[[nodiscard]] Request getBridges(const QString &node); ///< network?type=any_bridge
[[nodiscard]] Request getVms(const QString &node);
[[nodiscard]] Request getConfig(const QString &node, VmId vmid); ///< pending values merged in
[[nodiscard]] Request getPending(const QString &node, VmId vmid);
[[nodiscard]] Request getStatus(const QString &node, VmId vmid); ///< status/current
[[nodiscard]] Request getCloneFeature(const QString &node, VmId vmid);
[[nodiscard]] Request getCloudInitDump(const QString &node, VmId vmid,
                                       const QString &type); ///< user, network, meta
[[nodiscard]] Request getAgentInterfaces(const QString &node, VmId vmid);

/// Absent optionals are not sent.
struct CloneParams
{
    VmId newid = 0;
    QString name;
    std::optional<QString> description;
    std::optional<bool> full;
    QString storage;
    QString format;
    QString pool;
    QString target;
    std::optional<int> bwlimitKiB;
};
[[nodiscard]] Request postClone(const QString &node, VmId source, const CloneParams &params);
/// `values` go as they are, except `sshkeys`, which is given as plain text and encoded twice as PVE wants it.
[[nodiscard]] Request putConfig(const QString &node, VmId vmid, const QMap<QString, QString> &values,
                                const QStringList &remove, const QStringList &revert, const QString &digest);
[[nodiscard]] Request putResize(const QString &node, VmId vmid, const QString &disk, const QString &size);
[[nodiscard]] Request putCloudInit(const QString &node, VmId vmid); ///< regenerate; for running VMs
[[nodiscard]] Request postStart(const QString &node, VmId vmid);
[[nodiscard]] Request postStop(const QString &node, VmId vmid);
[[nodiscard]] Request postShutdown(const QString &node, VmId vmid);
[[nodiscard]] Request deleteVm(const QString &node,
                               VmId vmid); ///< with purge=1 and destroy-unreferenced-disks=1

struct TaskQuery
{
    QString source = QStringLiteral("all"); ///< the server's default, archive, never shows a running task
    QString userFilter;                     ///< user@realm without token id; empty = none
    QString typeFilter;
    std::optional<qint64> since; ///< s since the epoch, the server's clock, inclusive, on the START time
    VmId vmid = 0;               ///< 0 = none; of a qmclone this is the source
    int limit = 1000;
    int start = 0;
};
[[nodiscard]] Request getTasks(const QString &node, const TaskQuery &query);
[[nodiscard]] Request getTaskStatus(const Upid &upid);
[[nodiscard]] Request getTaskLog(const Upid &upid, int start, int limit); ///< start counts from 0
[[nodiscard]] Request stopTask(const Upid &upid);

} // namespace pve
