// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/spec.h"
#include "core/pve/types.h"

#include <QMap>
#include <QSet>
#include <QStringList>

namespace prov {

/// The difference between what a VM is and what is wanted, as the parameters of one PUT config.
struct ConfigPlan
{
    QMap<QString, QString> values; ///< key → value; sshkeys as plain text lines (the request builder encodes)
    QStringList remove;            ///< for delete=
    QStringList revert;            ///< for revert=: pending leftovers that are not ours to leave
    QString digest;
    [[nodiscard]] bool isEmpty() const { return values.isEmpty() && remove.isEmpty() && revert.isEmpty(); }
    bool operator==(const ConfigPlan &) const = default;
};

/// What a plan needs besides the spec: the password's hash and our marker line (both may be empty).
struct ConfigExtras
{
    QString passwordHash; ///< "$6$…"; sent unless `passwordApplied`
    bool passwordApplied = false;
    QString marker; ///< "<!-- slipway job=… -->", kept as the last line of the description
    /// What the clone's description was to be (the user's text or else the template's), without marker.
    QString description;
};

/// Builds the request from the clone's own pending answer: property strings merged key by key (MAC kept),
/// equal values left out, removals in delete=, its digest sent along, a cloud-init drive added in the first
/// free ide/scsi slot on the boot disk's storage when cloud-init is asked for and none is there, balloon
/// lowered with memory. For a stopped VM: whatever is pending there is what a failed call left. Pure.
/// (design "Configuring", pve/forms.md "Comparing", pve/FACTS.md 6 and 11)
[[nodiscard]] ConfigPlan planConfig(const VmSpec &spec, const pve::PendingConfig &found,
                                    const ConfigExtras &extras);

/// Disks whose size must grow: found < asked. Absolute sizes in the form PVE takes ("100G", "3584M").
struct ResizePlan
{
    QString disk;
    QString size;
    bool operator==(const ResizePlan &) const = default;
};
[[nodiscard]] QList<ResizePlan> planResize(const VmSpec &spec, const pve::PendingConfig &found);

/// One row of the verification.
struct Check
{
    enum class Verdict { Applied, PendingRestart, Differs };
    QString field; ///< the config key, or key.subkey: "memory", "net0.tag", "scsi0.size", "name"
    QString asked; ///< for people: "8192 MiB"? no: raw value; wording adds units
    QString found; ///< of a password words of ours, marked for translation: nobody shows a hash
    Verdict verdict = Verdict::Applied;
    bool operator==(const Check &) const = default;
};

struct VerifyInput
{
    pve::PendingConfig found;
    bool running = false;                ///< only a running VM can have "pending until restart"
    std::optional<QString> userDataDump; ///< cloudinit/dump?type=user; needed when a password was asked for
};
/// Compares field by field with the normal forms of pve/forms.md; one row per thing that was asked for. Pure.
[[nodiscard]] QList<Check> verify(const VmSpec &spec, const VerifyInput &input, const ConfigExtras &extras);

/// Helpers on configs, shared by the steps.
[[nodiscard]] QStringList
diskKeys(const QMap<QString, QString> &config);           ///< plain string order, no CD-ROMs, no unused
[[nodiscard]] qint64 diskSize(const QString &driveValue); ///< bytes, of `size=`; 0 when unknown
[[nodiscard]] QString sizeText(qint64 bytes); ///< "100G", "3584M": a multiple of 1 MiB in the form PVE takes
[[nodiscard]] bool isCloudInitDrive(const QString &driveValue);
[[nodiscard]] bool hasCloudInitDrive(const QMap<QString, QString> &config);
[[nodiscard]] bool agentIsOn(const QMap<QString, QString> &config); ///< the guest agent
[[nodiscard]] QString
storageOf(const QString &driveValue); ///< "local" of "local:9000/base-9000-disk-0.qcow2,size=1G"
[[nodiscard]] QSet<QString> macsOf(const QMap<QString, QString> &config); ///< of all netN, lower case
[[nodiscard]] QString smbiosUuid(const QMap<QString, QString> &config);

/// Identity (design "Identity"): the marker line in a description.
[[nodiscard]] QString markerLine(const QString &jobId);
[[nodiscard]] QString markedJob(const QString &description);     ///< job id of the marker in it, or empty
[[nodiscard]] QString withoutMarker(const QString &description); ///< and without trailing white space
[[nodiscard]] QString withMarker(const QString &description, const QString &jobId);

} // namespace prov
