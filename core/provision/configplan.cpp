// SPDX-License-Identifier: Apache-2.0
#include "core/provision/configplan.h"

#include "core/provision/asked.h"
#include "core/provision/propertystring.h"

#include <algorithm>

namespace prov {

namespace {

using Config = QMap<QString, QString>;

const QString memoryKey = QStringLiteral("memory");
const QString balloonKey = QStringLiteral("balloon");
const QString descriptionKey = QStringLiteral("description");

void planAsked(ConfigPlan &plan, const QList<Asked> &list, const Config &current)
{
    for (const Asked &asked : list) {
        if (asked.key == descriptionKey || asked.isMetBy(current))
            continue;
        const QString whole = asked.mergedInto(plan.values.value(asked.key, current.value(asked.key)));
        if (whole.isEmpty())
            plan.remove.append(asked.key);
        else
            plan.values.insert(asked.key, whole);
    }
}

/// PVE refuses memory below the balloon target that the template has (pve/failures.md 46).
void planBalloon(ConfigPlan &plan, const VmSpec &spec, const Config &current)
{
    const std::optional<int> memory = spec.hardware.memoryMiB;
    if (memory && !spec.hardware.balloonMiB && current.value(balloonKey).toInt() > *memory)
        plan.values.insert(balloonKey, QString::number(*memory));
}

/// The text with our marker as its last line. A description that was not asked for is written only when the
/// marker is not in it: the clone request carried both.
void planDescription(ConfigPlan &plan, const VmSpec &spec, const Config &current, const ConfigExtras &extras)
{
    const QString found = current.value(descriptionKey);
    const QString job = markedJob(extras.marker);
    const Wish<QString> &wish = spec.hardware.description;
    const bool marked = markedJob(found) == job;
    if (wish.isKeep() && (job.isEmpty() || marked))
        return;
    const QString text = withoutMarker(wish.isKeep() ? extras.description : wish.value);
    if (marked && withoutMarker(found) == text)
        return;
    const QString wanted = job.isEmpty() ? text : withMarker(text, job);
    if (wanted.isEmpty())
        plan.remove.append(descriptionKey);
    else
        plan.values.insert(descriptionKey, wanted);
}

QString bootDisk(const Config &config)
{
    const QStringList disks = diskKeys(config);
    const QString order = PropertyString::parse(config.value(QStringLiteral("boot")))
                              .value(QStringLiteral("order"))
                              .value_or(QString());
    const QStringList devices = order.split(u';');
    for (const QString &device : devices) {
        if (disks.contains(device))
            return device;
    }
    if (const QString legacy = config.value(QStringLiteral("bootdisk")); disks.contains(legacy))
        return legacy;
    return disks.isEmpty() ? QString() : disks.first();
}

/// The slot for a cloud-init drive: the one where an earlier attempt left it pending (another one would be
/// refused, but the same one is not: pve/FACTS.md 11), else the first free one.
QString cloudInitSlot(const pve::PendingConfig &found)
{
    QStringList places;
    for (int i = 0; i < 4; ++i)
        places.append(QStringLiteral("ide%1").arg(i));
    for (int i = 0; i < 31; ++i)
        places.append(QStringLiteral("scsi%1").arg(i));
    const auto leftOver = std::find_if(places.begin(), places.end(), [&found](const QString &place) {
        return isCloudInitDrive(found.pending.value(place));
    });
    if (leftOver != places.end())
        return *leftOver;
    const auto unused = std::find_if(places.begin(), places.end(), [&found](const QString &place) {
        return !found.current.contains(place) && !found.pending.contains(place);
    });
    return unused == places.end() ? QString() : *unused;
}

void planCloudInitDrive(ConfigPlan &plan, const VmSpec &spec, const pve::PendingConfig &found)
{
    if (!spec.cloudInit.asksForAnything() || hasCloudInitDrive(found.current))
        return;
    const QString storage = storageOf(found.current.value(bootDisk(found.current)));
    const QString slot = cloudInitSlot(found);
    if (!storage.isEmpty() && !slot.isEmpty())
        plan.values.insert(slot, storage + QStringLiteral(":cloudinit"));
}

/// What a failed call left behind would be applied by our PUT (pve/FACTS.md 11). Keys that we write anyway
/// are not named: a key must not be set and reverted in one request. unproven: revert= in one request with
/// other keys; the recordings show it alone.
void planRevert(ConfigPlan &plan, const pve::PendingConfig &found)
{
    QSet<QString> waiting = found.pendingDelete;
    for (auto it = found.pending.begin(); it != found.pending.end(); ++it)
        waiting.insert(it.key());
    for (const QString &key : std::as_const(waiting)) {
        if (!plan.values.contains(key) && !plan.remove.contains(key))
            plan.revert.append(key);
    }
    plan.revert.sort();
}

} // namespace

bool CloudInitWish::asksForAnything() const
{
    const bool addresses =
        std::any_of(ipconfig.begin(), ipconfig.end(), [](const auto &wish) { return !wish.remove; });
    return addresses || user.isSet() || !passwordEnv.isEmpty() || sshKeys.isSet() || nameservers.isSet() ||
           searchdomain.isSet() || upgrade;
}

ConfigPlan planConfig(const VmSpec &spec, const pve::PendingConfig &found, const ConfigExtras &extras)
{
    ConfigPlan plan;
    plan.digest = found.digest;
    planAsked(plan, askedOf(spec), found.current);
    planBalloon(plan, spec, found.current);
    planDescription(plan, spec, found.current, extras);
    if (!spec.cloudInit.passwordEnv.isEmpty() && !extras.passwordApplied && !extras.passwordHash.isEmpty())
        plan.values.insert(QStringLiteral("cipassword"), extras.passwordHash);
    planCloudInitDrive(plan, spec, found);
    planRevert(plan, found);
    return plan;
}

QList<ResizePlan> planResize(const VmSpec &spec, const pve::PendingConfig &found)
{
    QList<ResizePlan> plans;
    for (auto it = spec.disks.begin(); it != spec.disks.end(); ++it) {
        if (diskSize(found.current.value(it.key())) < it.value())
            plans.append({it.key(), sizeText(it.value())});
    }
    return plans;
}

} // namespace prov
