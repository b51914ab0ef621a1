// SPDX-License-Identifier: Apache-2.0
#include "core/provision/concern.h"

#include <utility>

namespace prov {

using Level = Concern::Level;
using Subject = Concern::Subject;

QString subjectName(Subject subject)
{
    switch (subject) {
    case Subject::Inventory:
        return QStringLiteral("inventory");
    case Subject::TemplateMissing:
        return QStringLiteral("template_missing");
    case Subject::TemplateLocked:
        return QStringLiteral("template_locked");
    case Subject::NotATemplate:
        return QStringLiteral("not_a_template");
    case Subject::LinkedClone:
        return QStringLiteral("linked_clone");
    case Subject::NodeMissing:
        return QStringLiteral("node_missing");
    case Subject::NodeOffline:
        return QStringLiteral("node_offline");
    case Subject::TargetNode:
        return QStringLiteral("target_node");
    case Subject::TargetStorage:
        return QStringLiteral("target_storage");
    case Subject::PoolMissing:
        return QStringLiteral("pool_missing");
    case Subject::PoolOnly:
        return QStringLiteral("pool_only");
    case Subject::Privilege:
        return QStringLiteral("privilege");
    case Subject::VmIdTaken:
        return QStringLiteral("vmid_taken");
    case Subject::NameUsed:
        return QStringLiteral("name_used");
    case Subject::NameByServer:
        return QStringLiteral("name_by_server");
    case Subject::UnseenVms:
        return QStringLiteral("unseen_vms");
    case Subject::AddressUsed:
        return QStringLiteral("address_used");
    case Subject::AddressTwice:
        return QStringLiteral("address_twice");
    case Subject::AddressIsGateway:
        return QStringLiteral("address_is_gateway");
    case Subject::GatewayOutside:
        return QStringLiteral("gateway_outside");
    case Subject::StorageMissing:
        return QStringLiteral("storage_missing");
    case Subject::StorageWithoutImages:
        return QStringLiteral("storage_without_images");
    case Subject::StorageInactive:
        return QStringLiteral("storage_inactive");
    case Subject::Space:
        return QStringLiteral("space");
    case Subject::BridgeMissing:
        return QStringLiteral("bridge_missing");
    case Subject::VlanUnaware:
        return QStringLiteral("vlan_unaware");
    case Subject::CloudInitDrive:
        return QStringLiteral("cloud_init_drive");
    case Subject::CiCustom:
        return QStringLiteral("cicustom");
    case Subject::Balloon:
        return QStringLiteral("balloon");
    case Subject::AgentOff:
        return QStringLiteral("agent_off");
    case Subject::DiskMissing:
        return QStringLiteral("disk_missing");
    case Subject::DiskShrink:
        return QStringLiteral("disk_shrink");
    case Subject::NodeMemory:
        return QStringLiteral("node_memory");
    }
    Q_UNREACHABLE();
}

QString levelName(Level level)
{
    switch (level) {
    case Level::Problem:
        return QStringLiteral("problem");
    case Level::Warning:
        return QStringLiteral("warning");
    case Level::NotChecked:
        return QStringLiteral("not_checked");
    }
    Q_UNREACHABLE();
}

QList<Concern> folded(const QList<Concern> &concerns, int count)
{
    QList<Concern> kinds; // each with vm 0
    QList<QList<int>> vms;
    for (Concern concern : concerns) {
        const int vm = std::exchange(concern.vm, 0);
        const auto at = kinds.indexOf(concern);
        if (at < 0) {
            kinds.append(concern);
            vms.append(QList<int>{vm});
        } else if (!vms.at(at).contains(vm)) {
            vms[at].append(vm);
        }
    }
    QList<Concern> result;
    for (qsizetype i = 0; i < kinds.size(); ++i) {
        const QList<int> of = vms.at(i).size() == count ? QList<int>{0} : vms.at(i);
        for (const int vm : of) {
            result.append(kinds.at(i));
            result.last().vm = vm;
        }
    }
    return result;
}

} // namespace prov
