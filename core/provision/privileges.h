// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/types.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace prov {

/// Where VMs are to be made, as far as privileges depend on it. What is not named means "any": it is asked
/// for, and granted, on the folder (/vms, /storage, /sdn/zones/localnetwork).
struct ProvisionPlace
{
    pve::VmId templateId = 0;
    QStringList storages;  ///< of the new disks: the one that is given, or those that the template's are on
    QStringList bridges;   ///< "vmbr0", with a VLAN "vmbr0/20": of the template's cards (a clone is refused
                           ///< for them) and of those that are wanted
    QString pool;          ///< empty: none
    pve::VmId newVmid = 0; ///< a free one, to ask the server about; 0: /vms stands for it
    bool addsCloudInitDrive = false; ///< cloud-init is wanted, and the template has no drive for it
    bool wantsAddress = true;        ///< the guest is asked for its addresses
    bool operator==(const ProvisionPlace &) const = default;
};

/// One thing that provisioning does, and the privilege it takes (pve/FACTS.md 8).
struct Need
{
    enum class Purpose {
        ReadTemplate,
        Clone,
        Allocate,
        AllocateSpace,
        SeeStorage,
        UseBridge,
        ReadVm,
        SetCpu,
        SetMemory,
        SetNetwork,
        SetOptions,
        SetCloudInit,
        AddCloudInitDrive,
        Resize,
        Power,
        ReadAddress,
    };
    Purpose purpose = Purpose::Clone;
    QStringList privileges; ///< any of them will do; the first is the one to grant
    QString path;           ///< where to grant it: "/vms/9000", "/pool/lab"
    QStringList askAt;      ///< the paths of which one must have it: what the server checks
    bool essential = true;  ///< false: VMs are made without it too, and something is left out
    bool operator==(const Need &) const = default;
};

/// All that provisioning needs there, on a server of that version; in the order of its steps. A privilege
/// that a version does not have is never named (pve/failures.md row 45). Version 0 is an unknown one, taken
/// for the newest. Pure.
[[nodiscard]] QList<Need> needsOf(const ProvisionPlace &place, int pveMajor);

/// What GET /access/permissions?path= must be asked about, each path once. The answer for a path has what it
/// inherits; the list without a path leaves out what does not exist yet (pve/FACTS.md 11).
[[nodiscard]] QStringList pathsToAsk(const QList<Need> &needs);

struct JudgedNeed
{
    Need need;
    bool granted = false;
    bool operator==(const JudgedNeed &) const = default;
};
/// `permissions` as asked for pathsToAsk(): a privilege is held where it is present.
[[nodiscard]] QList<JudgedNeed> judge(const QList<Need> &needs, const pve::Permissions &permissions);

} // namespace prov
