// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/types.h"

namespace test {

/// The config of VM 100 as the genuine server gave it (recording "cloud-init", before its first change).
inline pve::PendingConfig recordedVm()
{
    pve::PendingConfig found;
    found.current = {{QStringLiteral("agent"), QStringLiteral("enabled=1,fstrim_cloned_disks=1")},
                     {QStringLiteral("boot"), QStringLiteral("order=scsi0;net0")},
                     {QStringLiteral("cores"), QStringLiteral("1")},
                     {QStringLiteral("cpu"), QStringLiteral("qemu64")},
                     {QStringLiteral("ide2"), QStringLiteral("local:100/vm-100-cloudinit.qcow2,media=cdrom")},
                     {QStringLiteral("memory"), QStringLiteral("128")},
                     {QStringLiteral("name"), QStringLiteral("good-name.example.com")},
                     {QStringLiteral("net0"), QStringLiteral("virtio=BC:24:11:00:00:02,bridge=vmbr0")},
                     {QStringLiteral("onboot"), QStringLiteral("1")},
                     {QStringLiteral("scsi0"), QStringLiteral("local:100/vm-100-disk-0.qcow2,size=1G")},
                     {QStringLiteral("smbios1"), QStringLiteral("uuid=7a1c24f2-28e4-499d-9cba-4b104f3f7dd6")},
                     {QStringLiteral("sockets"), QStringLiteral("1")},
                     {QStringLiteral("unused1"), QStringLiteral("local:100/vm-100-disk-2.raw")}};
    found.digest = QStringLiteral("ac645559433926a469853d52a738160a7a7d2167");
    return found;
}

} // namespace test
