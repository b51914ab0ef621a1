// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/types.h"

#include <QMap>
#include <QString>

#include <optional>

namespace prov {

/// Reads a clone's task log line by line: overall percent over the disks of the source, and what it waits
/// for. Formats: pve/forms.md "Task log of a clone". A plain value; feed() is the only change.
struct TaskProgress
{
    QMap<QString, qint64> diskBytes; ///< the source's disks by key, without CD-ROMs and unused
    QString currentDrive;
    QMap<QString, double> done; ///< drive → 0…1
    bool linked = false;        ///< indeterminate
    QString waitingFor;         ///< "lock" or the storage of a cfs lock while it waits; empty otherwise
    QString firstLine;
    QString lastLine;

    void feed(const QString &line);
    [[nodiscard]] qint64 totalBytes() const;
    [[nodiscard]] qint64 copiedBytes() const;
    [[nodiscard]] std::optional<double> percent() const; ///< 0…100; nothing when indeterminate
    /// Of the drive that is copied now; nothing when indeterminate, or before the first.
    [[nodiscard]] std::optional<double> drivePercent() const;
    bool operator==(const TaskProgress &) const = default;

private:
    [[nodiscard]] double copied() const; ///< in bytes
};

/// "creating a clone of VM 9000 with ID 101" → (9000, 101): the only link from a running clone to its VMID.
struct CloneLine
{
    pve::VmId source = 0;
    pve::VmId target = 0;
};
[[nodiscard]] std::optional<CloneLine> parseCloneLine(const QString &firstLogLine);

} // namespace prov
