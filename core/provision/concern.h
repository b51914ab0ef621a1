// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/privileges.h"

#include <QMap>
#include <QString>

#include <optional>

namespace prov {

/// One thing that is known to speak against a batch, or that could not be found out, before anything is sent.
/// None stands in the way of creating: the server decides. Words are made of it in preflightwording.h.
struct Concern
{
    enum class Subject {
        Inventory, ///< all of what is on the server
        TemplateMissing,
        TemplateLocked, ///< facts: lock
        NotATemplate,
        LinkedClone,
        NodeMissing,
        NodeOffline,
        TargetNode,    ///< the template cannot be cloned to it
        TargetStorage, ///< not shared, and on another node than the template
        PoolMissing,
        PoolOnly,         ///< rights come by the pool alone: a dead clone is the administrator's
        Privilege,        ///< facts: privilege, path, and a pool that would do
        VmIdTaken,        ///< facts: by
        NameUsed,         ///< facts: by
        NameByServer,     ///< several VMs get the same name from the server
        UnseenVms,        ///< their names and addresses are not known
        AddressUsed,      ///< facts: by, and source: config or guest
        AddressTwice,     ///< that of the template, for each VM of the batch
        AddressIsGateway, ///< of a VM of the batch
        GatewayOutside,   ///< facts: gateway
        StorageMissing,
        StorageWithoutImages,
        StorageInactive,
        Space,         ///< facts: needed, free (bytes)
        BridgeMissing, ///< facts: card, bridge
        VlanUnaware,   ///< facts: card, bridge, vlan
        CloudInitDrive,
        CiCustom, ///< facts: files
        Balloon,  ///< facts: balloon, memory (MiB)
        AgentOff,
        DiskMissing,
        DiskShrink, ///< facts: asked, found (bytes)
        NodeMemory, ///< facts: needed, free (bytes)
    };
    enum class Level {
        Problem, ///< the server will surely refuse, or the job surely fail
        Warning,
        NotChecked, ///< the fact could not be read; facts: why, and http where the server said so
    };

    int vm = 0; ///< from 1; 0: the batch as a whole
    Subject subject = Subject::Inventory;
    Level level = Level::Warning;
    QString path;                   ///< of what it is about, in the spec: "$.clone.storage"; "$": none
    QMap<QString, QString> facts{}; ///< for the words: "value" is the one at the path, "node" where it is
    std::optional<Need::Purpose> purpose{}; ///< of Privilege
    base::Sentence said{};                  ///< of NotChecked: the fact why, where it is ours

    bool operator==(const Concern &) const = default;
};

/// Stable lower-case words for machine-readable output: "storage_missing", "not_checked".
[[nodiscard]] QString subjectName(Concern::Subject subject);
[[nodiscard]] QString levelName(Concern::Level level);

/// What all `count` VMs have in common becomes one concern of the batch; in the order of first appearance.
[[nodiscard]] QList<Concern> folded(const QList<Concern> &concerns, int count);

} // namespace prov
