// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/upid.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace pve {

/// 100–999999999; 0 means "none". Parsed and range-checked at the border (decode, spec).
using VmId = int;

struct Version
{
    QString version; ///< "9.2.11"
    QString release; ///< "9.2"
    QString repoid;
    bool operator==(const Version &) const = default;
};

/// GET /cluster/status. A server that stands alone has no cluster, and always its own word.
struct ClusterStatus
{
    QString name; ///< empty: stands alone
    bool quorate = true;
    bool operator==(const ClusterStatus &) const = default;
};

/// One entry of /cluster/resources. It lags up to 10 s: take name and disk only from the config (pve/FACTS.md
/// 11).
struct Resource
{
    enum class Type { Node, Qemu, Lxc, Storage, Pool, Sdn, Other };
    Type type = Type::Other;
    QString id; ///< "qemu/100", "storage/pve1/local", "node/pve1"
    QString node;
    VmId vmid = 0;
    QString name;
    QString status;
    QString lock;
    QString pool;
    QStringList tags;
    bool isTemplate = false;
    QString storage;
    QString storageType; ///< dir, lvmthin, zfspool, rbd …
    QStringList content;
    bool shared = false;
    double cpu = 0; ///< 0…1
    double maxCpu = 0;
    qint64 mem = 0;     ///< bytes
    qint64 maxMem = 0;  ///< bytes
    qint64 disk = 0;    ///< bytes
    qint64 maxDisk = 0; ///< bytes
    qint64 uptime = 0;  ///< s
    bool operator==(const Resource &) const = default;
};

struct Node
{
    QString name;
    bool online = false;
    QString sslFingerprint; ///< of the cluster's own certificate, AA:BB:…
    bool operator==(const Node &) const = default;
};

struct Storage
{
    QString name;
    QString type; ///< dir, lvmthin, zfspool, rbd …
    QStringList content;
    bool active = false;
    bool enabled = false;
    bool shared = false;
    qint64 total = 0; ///< bytes
    qint64 avail = 0; ///< bytes
    qint64 used = 0;  ///< bytes
    bool operator==(const Storage &) const = default;
};

struct Bridge
{
    QString name; ///< "vmbr0"
    bool active = false;
    bool vlanAware = false;
    QString comment;
    bool operator==(const Bridge &) const = default;
};

/// One row of GET /nodes/{node}/qemu.
struct VmRow
{
    VmId vmid = 0;
    QString name;
    QString status;
    bool isTemplate = false;
    QStringList tags;
    QString lock;
    bool operator==(const VmRow &) const = default;
};

/// GET …/config: every key as text, whatever its JSON type (1 → "1").
struct VmConfig
{
    QMap<QString, QString> values; ///< without digest
    QString digest;
    bool operator==(const VmConfig &) const = default;
};

/// GET …/pending: the values in force, what waits for a restart, and the digest (pve/FACTS.md 6 and 11).
struct PendingConfig
{
    QMap<QString, QString> current; ///< in force
    QMap<QString, QString> pending; ///< waiting to be set
    QSet<QString> pendingDelete;    ///< waiting to be removed
    QString digest;

    /// What the VM will have after its next start: current, with pending and pendingDelete applied.
    [[nodiscard]] QMap<QString, QString> effective() const;
    bool operator==(const PendingConfig &) const = default;
};

struct VmStatus
{
    bool running = false;
    QString qmpStatus;
    QString name;
    QString lock;
    bool agentConfigured = false;
    qint64 uptime = 0; ///< s
    qint64 maxMem = 0; ///< bytes
    double cpus = 0;
    bool operator==(const VmStatus &) const = default;
};

struct Feature
{
    bool hasFeature = false;
    QStringList nodes; ///< nodes to which the VM could be cloned
    bool operator==(const Feature &) const = default;
};

/// How a task ended. `text` is the server's word for it: "OK", "WARNINGS: 2", "unexpected status", or the
/// error itself.
struct TaskExit
{
    enum class Verdict { Ok, Warnings, Failed, Unexpected };
    Verdict verdict = Verdict::Failed;
    QString text;
    [[nodiscard]] bool good() const { return verdict == Verdict::Ok || verdict == Verdict::Warnings; }
    bool operator==(const TaskExit &) const = default;
};
/// By the rule of PVE::UPID::status_is_error (pve/FACTS.md 3).
[[nodiscard]] TaskExit taskExit(const QString &text);

/// One row of GET /nodes/{node}/tasks.
struct TaskRow
{
    Upid upid;
    QString user; ///< with or without "!token": both occur (pve/FACTS.md 3)
    bool running = false;
    std::optional<TaskExit> exit; ///< set when not running
    qint64 startTime = 0;         ///< s since the epoch, the server's clock
    qint64 endTime = 0;           ///< 0 while running
    bool operator==(const TaskRow &) const = default;
};

struct TaskList
{
    QList<TaskRow> rows;
    qint64 total = 0; ///< matches on the server, before `limit`; may be more than rows
};

struct TaskStatus
{
    Upid upid;
    bool running = false;
    std::optional<TaskExit> exit; ///< set when stopped
    bool operator==(const TaskStatus &) const = default;
};

struct LogLine
{
    int n = 0; ///< from 1
    QString text;
    bool operator==(const LogLine &) const = default;
};

struct TaskLog
{
    QList<LogLine> lines;
    int total = 0; ///< lines so far
    bool operator==(const TaskLog &) const = default;
};

struct GuestAddress
{
    QString address;
    bool v6 = false;
    int prefix = 0;
    bool operator==(const GuestAddress &) const = default;
};

struct GuestInterface
{
    QString name;
    QString mac; ///< lower case, "bc:24:11:…"
    QList<GuestAddress> addresses;
    bool operator==(const GuestInterface &) const = default;
};

/// GET /access/permissions: path → privileges held there. The 0/1 of the server only says "propagates"
/// (pve/FACTS.md 11).
using Permissions = QMap<QString, QSet<QString>>;

} // namespace pve
