// SPDX-License-Identifier: Apache-2.0
// What a privilege is for, and what becomes of provisioning without it.
#include "core/provision/doctorwording.h"

#include "core/provision/wordingcontext.h"

namespace prov {

using Purpose = Need::Purpose;

QString purposeWord(Purpose purpose)
{
    switch (purpose) {
    case Purpose::ReadTemplate:
        return Wording::tr("Read the template");
    case Purpose::Clone:
        return Wording::tr("Clone the template");
    case Purpose::Allocate:
        return Wording::tr("Make a VM");
    case Purpose::AllocateSpace:
        return Wording::tr("Allocate disks");
    case Purpose::SeeStorage:
        return Wording::tr("See the storage");
    case Purpose::UseBridge:
        return Wording::tr("Use the bridge");
    case Purpose::ReadVm:
        return Wording::tr("Read the new VM");
    case Purpose::SetCpu:
        return Wording::tr("Set cores and CPU type");
    case Purpose::SetMemory:
        return Wording::tr("Set memory");
    case Purpose::SetNetwork:
        return Wording::tr("Set network devices");
    case Purpose::SetOptions:
        return Wording::tr("Set name, description, tags and options");
    case Purpose::SetCloudInit:
        return Wording::tr("Set cloud-init");
    case Purpose::AddCloudInitDrive:
        return Wording::tr("Add a cloud-init drive");
    case Purpose::Resize:
        return Wording::tr("Enlarge disks");
    case Purpose::Power:
        return Wording::tr("Start the VM");
    case Purpose::ReadAddress:
        return Wording::tr("Read addresses from the guest");
    }
    Q_UNREACHABLE();
}

QString consequenceWithout(Purpose purpose)
{
    switch (purpose) {
    case Purpose::ReadTemplate:
        return Wording::tr("The template cannot be read.");
    case Purpose::Clone:
        return Wording::tr("The template cannot be cloned.");
    case Purpose::Allocate:
        return Wording::tr("No VM can be made there.");
    case Purpose::AllocateSpace:
        return Wording::tr("No disk can be made on the storage.");
    case Purpose::SeeStorage:
        return Wording::tr("The storage is not offered, and its free space not shown.");
    case Purpose::UseBridge:
        return Wording::tr("No network device can be on the bridge.");
    case Purpose::ReadVm:
        return Wording::tr("The new VM can be neither configured nor verified.");
    case Purpose::SetCpu:
        return Wording::tr("Cores and CPU type cannot be set.");
    case Purpose::SetMemory:
        return Wording::tr("Memory cannot be set.");
    case Purpose::SetNetwork:
        return Wording::tr("Network devices cannot be set.");
    case Purpose::SetOptions:
        return Wording::tr("Name, description, tags and options cannot be set.");
    case Purpose::SetCloudInit:
        return Wording::tr("Cloud-init cannot be set.");
    case Purpose::AddCloudInitDrive:
        return Wording::tr("The template has no cloud-init drive, and none can be added.");
    case Purpose::Resize:
        return Wording::tr("Disks cannot be enlarged.");
    case Purpose::Power:
        return Wording::tr("The VM cannot be started.");
    case Purpose::ReadAddress:
        return Wording::tr("The guest's addresses cannot be read.");
    }
    Q_UNREACHABLE();
}

} // namespace prov
