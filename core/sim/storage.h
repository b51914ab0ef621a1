// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/message.h"

#include <QList>
#include <QString>

namespace sim {

/// A storage of the cluster: what it is, and how slow. Directory types name volumes
/// "local:101/vm-101-disk-0.qcow2", RBD names them "ceph-vm:vm-101-disk-0" (the latter unproven: no
/// transcript has RBD).
struct Storage
{
    QByteArray id;
    QByteArray type; ///< dir, nfs, rbd
    QByteArray content = "images";
    QByteArray folder = {}; ///< of a directory type, "/var/lib/vz"
    bool shared = false;
    bool enabled = true;
    bool isMountpoint = false; ///< of a directory: has to be mounted before it is used
    qint64 total = 0;          ///< bytes
    qint64 used = 0;           ///< bytes, per node
    Millis allocation{300};    ///< how long one allocation holds the storage's lock
    Millis info{5};            ///< how long qemu-img info of a volume takes
    int copyFactor = 1;        ///< a copy to it takes so many times as long

    [[nodiscard]] bool isDirectory() const { return type != "rbd"; }
    [[nodiscard]] bool hasImages() const { return content.split(',').contains("images"); }
    /// `name` without extension: "vm-101-disk-0", "vm-101-cloudinit", "base-9000-disk-0".
    [[nodiscard]] QByteArray volume(int vmid, const QByteArray &name,
                                    const QByteArray &format = "qcow2") const;
    /// Of a linked clone: the base's volume, then the clone's.
    [[nodiscard]] QByteArray linkedVolume(const QByteArray &base, int vmid, const QByteArray &name) const;
    /// What the log of a task calls the volume.
    [[nodiscard]] QByteArray path(const QByteArray &volume) const;
    /// The gate of its allocation lock; local storages have one per node.
    [[nodiscard]] QByteArray gate(const QByteArray &node) const;
    /// PVE's words when that lock is not had within 10 s (pve/failures.md rows 4 and 5).
    [[nodiscard]] QByteArray lockTimeout() const;
};

/// "local:101/vm-101-disk-0.qcow2,size=32G" taken apart.
struct Drive
{
    QByteArray volume;
    QList<QByteArray> options; ///< "media=cdrom", "size=32G"

    [[nodiscard]] static Drive parse(const QByteArray &text);
    [[nodiscard]] QByteArray text() const;
    [[nodiscard]] QByteArray option(const QByteArray &name) const;
    void setOption(const QByteArray &name, const QByteArray &value);
    [[nodiscard]] QByteArray storage() const { return volume.left(volume.indexOf(':')); }
    [[nodiscard]] bool isCloudInit() const { return volume.contains("cloudinit"); }
    [[nodiscard]] bool isCdrom() const { return option("media") == "cdrom"; }
};

/// ide0, scsi12, efidisk0 …: keys that hold a drive.
[[nodiscard]] bool isDriveKey(const QByteArray &key);
/// "3.5G" → bytes, fractions cut; -1 when it is none. A leading '+' is not for here.
[[nodiscard]] qint64 parseSize(const QByteArray &text);
/// The largest unit that divides it: "3584M"; bytes when K does not (pve/FACTS.md 11, resize).
[[nodiscard]] QByteArray formatSize(qint64 bytes);
/// The size of its file: whole KiB, whatever the configuration says (pve/transcripts/resize-absolute).
[[nodiscard]] qint64 volumeBytes(const Drive &drive);
/// "327.7 MiB", as the progress lines of a copy have it.
[[nodiscard]] QByteArray humanSize(double bytes);

} // namespace sim
