// SPDX-License-Identifier: Apache-2.0
// What a privilege is for, and what becomes of provisioning without it.
#include "core/provision/doctorwording.h"

#include <QCoreApplication>

namespace prov {

using Purpose = Need::Purpose;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Wording", text);
}

} // namespace

QString purposeWord(Purpose purpose)
{
    switch (purpose) {
    case Purpose::ReadTemplate:
        return tr("Read the template");
    case Purpose::Clone:
        return tr("Clone the template");
    case Purpose::Allocate:
        return tr("Make a VM");
    case Purpose::AllocateSpace:
        return tr("Allocate disks");
    case Purpose::SeeStorage:
        return tr("See the storage");
    case Purpose::UseBridge:
        return tr("Use the bridge");
    case Purpose::ReadVm:
        return tr("Read the new VM");
    case Purpose::SetCpu:
        return tr("Set cores and CPU type");
    case Purpose::SetMemory:
        return tr("Set memory");
    case Purpose::SetNetwork:
        return tr("Set network devices");
    case Purpose::SetOptions:
        return tr("Set name, description, tags and options");
    case Purpose::SetCloudInit:
        return tr("Set cloud-init");
    case Purpose::AddCloudInitDrive:
        return tr("Add a cloud-init drive");
    case Purpose::Resize:
        return tr("Enlarge disks");
    case Purpose::Power:
        return tr("Start the VM");
    case Purpose::ReadAddress:
        return tr("Read addresses from the guest");
    }
    Q_UNREACHABLE();
}

QString consequenceWithout(Purpose purpose)
{
    switch (purpose) {
    case Purpose::ReadTemplate:
        return tr("The template cannot be read.");
    case Purpose::Clone:
        return tr("The template cannot be cloned.");
    case Purpose::Allocate:
        return tr("No VM can be made there.");
    case Purpose::AllocateSpace:
        return tr("No disk can be made on the storage.");
    case Purpose::SeeStorage:
        return tr("The storage is not offered, and its free space not shown.");
    case Purpose::UseBridge:
        return tr("No network device can be on the bridge.");
    case Purpose::ReadVm:
        return tr("The new VM can be neither configured nor verified.");
    case Purpose::SetCpu:
        return tr("Cores and CPU type cannot be set.");
    case Purpose::SetMemory:
        return tr("Memory cannot be set.");
    case Purpose::SetNetwork:
        return tr("Network devices cannot be set.");
    case Purpose::SetOptions:
        return tr("Name, description, tags and options cannot be set.");
    case Purpose::SetCloudInit:
        return tr("Cloud-init cannot be set.");
    case Purpose::AddCloudInitDrive:
        return tr("The template has no cloud-init drive, and none can be added.");
    case Purpose::Resize:
        return tr("Disks cannot be enlarged.");
    case Purpose::Power:
        return tr("The VM cannot be started.");
    case Purpose::ReadAddress:
        return tr("The guest's addresses cannot be read.");
    }
    Q_UNREACHABLE();
}

} // namespace prov
