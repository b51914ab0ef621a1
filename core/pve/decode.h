// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/envelope.h"
#include "core/pve/types.h"

#include <variant>

namespace pve {

/// JSON → types. Forgiving about PVE's quirks (1, "1" and true are the same; numbers may be strings:
/// pve/FACTS.md 1), strict about everything else: a value that is not what it should be is Malformed, with
/// its path in fields["path"]
/// ("data[3].vmid"). Pure functions.
[[nodiscard]] base::Result<Version> decodeVersion(const Response &response);
[[nodiscard]] base::Result<ClusterStatus> decodeClusterStatus(const Response &response);
[[nodiscard]] base::Result<Permissions> decodePermissions(const Response &response);
[[nodiscard]] base::Result<QList<Resource>> decodeResources(const Response &response);
/// The same, some at a time: ten thousand at once would hold the event loop up.
class ResourceReading
{
public:
    explicit ResourceReading(const Response &response) : m_response(response) {}
    [[nodiscard]] bool goOn();                                     ///< false: it is at its end
    [[nodiscard]] bool isLong() const { return m_read > atATime; } ///< it took more than one part
    [[nodiscard]] const base::Result<QList<Resource>> &result() const { return m_result; }

private:
    static constexpr qsizetype atATime = 500;

    Response m_response;
    base::Result<QList<Resource>> m_result; ///< of what was read
    qsizetype m_read = 0;
};
[[nodiscard]] base::Result<VmId> decodeNextId(const Response &response);
[[nodiscard]] base::Result<QList<Node>> decodeNodes(const Response &response);
[[nodiscard]] base::Result<QList<Storage>> decodeStorages(const Response &response);
[[nodiscard]] base::Result<Storage>
decodeStorageStatus(const Response &response); ///< without name: the answer has none
[[nodiscard]] base::Result<QList<Bridge>> decodeBridges(const Response &response);
[[nodiscard]] base::Result<QList<VmRow>> decodeVms(const Response &response);
[[nodiscard]] base::Result<VmConfig> decodeConfig(const Response &response);
[[nodiscard]] base::Result<PendingConfig> decodePending(const Response &response);
[[nodiscard]] base::Result<VmStatus> decodeStatus(const Response &response);
[[nodiscard]] base::Result<Feature> decodeFeature(const Response &response);
[[nodiscard]] base::Result<QString> decodeText(const Response &response); ///< cloudinit/dump
/// Empty list for a guest without addresses yet; the agent's own `result.error` is Server.
[[nodiscard]] base::Result<QList<GuestInterface>> decodeInterfaces(const Response &response);
[[nodiscard]] base::Result<Upid> decodeUpid(const Response &response);
/// resize of PVE before qemu-server 8.0.2 answers null: no UPID, done (pve/FACTS.md 9).
[[nodiscard]] base::Result<std::optional<Upid>> decodeOptionalUpid(const Response &response);
[[nodiscard]] base::Result<TaskList> decodeTasks(const Response &response);
[[nodiscard]] base::Result<TaskList> decodeClusterTasks(const Response &response);
[[nodiscard]] base::Result<TaskStatus> decodeTaskStatus(const Response &response);
[[nodiscard]] base::Result<TaskLog>
decodeTaskLog(const Response &response); ///< the line "no content" is dropped
[[nodiscard]] base::Result<std::monostate> decodeNull(const Response &response);

} // namespace pve
