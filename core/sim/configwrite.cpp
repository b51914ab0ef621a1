// SPDX-License-Identifier: Apache-2.0
#include "core/sim/configwrite.h"

#include "core/sim/configcheck.h"
#include "core/sim/configvalues.h"
#include "core/sim/world.h"

#include <cmath>

namespace sim {

namespace {

Refusal checkBootOrder(const Vm &vm, const QByteArray &value)
{
    const QMap<QByteArray, QByteArray> parts = propertyString(value);
    const QList<QByteArray> devices = parts.value("order").split(';');
    const Config all = vm.effective();
    for (const QByteArray &device : devices) {
        if (!device.isEmpty() && !all.contains(device))
            return Reply::error("invalid bootorder: device '" + device + "' does not exist'");
    }
    return std::nullopt;
}

/// "local:cloudinit" made into a volume, or a volume that must be there already.
Refusal placeDrive(const World &world, const Vm &vm, const QByteArray &key, QByteArray &value)
{
    const Drive drive = Drive::parse(value);
    const Storage *storage = world.storage(drive.storage());
    if (!storage || drive.volume == "none")
        return std::nullopt;
    const QByteArray name = drive.volume.mid(drive.volume.indexOf(':') + 1);
    const QByteArray prefix = "vm-" + QByteArray::number(vm.id);
    if (drive.isCloudInit()) {
        const QByteArray slot = vm.cloudInitSlot();
        if (!slot.isEmpty() && slot != key)
            return Reply::error(key + " - cloud-init drive is already attached at '" + slot + '\'');
    }
    if (name == "cloudinit") {
        const QByteArray volume = storage->volume(vm.id, prefix + "-cloudinit");
        if (Drive::parse(vm.value(key)).volume == volume)
            return Reply::error("disk image '" + storage->path(volume) + "' already exists");
        value = volume + ",media=cdrom";
        return std::nullopt;
    }
    if (const double gib = name.toDouble(); gib > 0) { // "local:4" allocates 4 GiB
        int number = 0;
        while (
            world.hasVolume(storage->volume(vm.id, prefix + "-disk-" + QByteArray::number(number), "raw")) ||
            world.hasVolume(storage->volume(vm.id, prefix + "-disk-" + QByteArray::number(number))))
            ++number;
        const auto bytes = static_cast<qint64>(std::ceil(gib * 1024 * 1024)) * 1024;
        const QByteArray format = drive.option("format");
        value = storage->volume(vm.id, prefix + "-disk-" + QByteArray::number(number),
                                format.isEmpty() ? QByteArray("raw") : format) +
                ",size=" + formatSize(bytes);
        return std::nullopt;
    }
    return world.hasVolume(drive.volume) ? Refusal()
                                         : Reply::error("volume '" + drive.volume + "' does not exist");
}

Refusal writeKey(const World &world, Vm &vm, const QByteArray &key, const QByteArray &given, Random &random)
{
    QByteArray value = storedValue(key, given, random);
    if (key == "boot") {
        if (Refusal refusal = checkBootOrder(vm, value))
            return refusal;
    }
    if (isDriveKey(key)) {
        if (Refusal refusal = placeDrive(world, vm, key, value))
            return refusal;
    }
    vm.pendingDelete.remove(key);
    vm.pending.insert(key, value);
    return std::nullopt;
}

void removeKey(Vm &vm, const QByteArray &key, bool force)
{
    vm.pending.remove(key);
    if (vm.config.contains(key))
        vm.pendingDelete.insert(key, force ? 2 : 1);
}

/// A disk that loses its key becomes unusedN; a cloud-init volume is freed.
void dropValue(Vm &vm, const QByteArray &key)
{
    const Drive drive = Drive::parse(vm.config.take(key));
    if (!isDriveKey(key) || drive.isCdrom() || drive.isCloudInit())
        return;
    int number = 0;
    while (vm.config.contains("unused" + QByteArray::number(number)))
        ++number;
    vm.config.insert("unused" + QByteArray::number(number), drive.volume);
}

void setValue(Vm &vm, const QByteArray &key, const QByteArray &value)
{
    const bool replaced = isDriveKey(key) && vm.config.contains(key) &&
                          Drive::parse(vm.value(key)).volume != Drive::parse(value).volume;
    if (replaced)
        dropValue(vm, key);
    if (key == "description" && value.isEmpty())
        vm.config.remove(key);
    else
        vm.config.insert(key, value);
}

/// Why a card cannot be plugged into a running VM; empty when it can.
QByteArray plugTrouble(const World &world, const Vm &vm, const QByteArray &key, const QByteArray &value)
{
    const QMap<QByteArray, QByteArray> card = propertyString(value);
    if (!vm.running || !key.startsWith("net") || !card.contains("bridge"))
        return {};
    const Bridge *bridge = world.bridge(card.value("bridge"));
    if (!bridge) // unproven: the words of a missing bridge
        return "interface " + card.value("bridge") + " does not exist";
    if (!bridge->ports.isEmpty())
        return {};
    return "VM " + QByteArray::number(vm.id) +
           " qmp command 'netdev_add' failed - network script /usr/libexec/qemu-server/pve-bridge-hotplug "
           "failed "
           "with status 65280";
}

/// Takes over what may be taken over now: on a stopped VM all that is pending, on a running one what this
/// call changed and can be changed; the rest stays pending, without a hint.
Refusal applyWhatCan(const World &world, Vm &vm, const QList<QByteArray> &changed)
{
    Errors errors;
    const QList<QByteArray> removed = vm.pendingDelete.keys();
    for (const QByteArray &key : removed) {
        if (!vm.running || (changed.contains(key) && appliesWhileRunning(key))) {
            vm.pendingDelete.remove(key);
            dropValue(vm, key);
        }
    }
    const Config pending = vm.pending;
    for (auto it = pending.cbegin(); it != pending.cend(); ++it) {
        if (vm.running && !changed.contains(it.key()))
            continue;
        if (vm.value(it.key()) == it.value()) {
            vm.pending.remove(it.key()); // nothing to change
        } else if (const QByteArray text = plugTrouble(world, vm, it.key(), it.value()); !text.isEmpty()) {
            vm.unplugged.insert(it.key()); // the old one is gone already
            errors.insert(it.key(), "hotplug problem - " + text + '\n');
        } else if (!vm.running || appliesWhileRunning(it.key())) {
            vm.pending.remove(it.key());
            setValue(vm, it.key(), it.value());
        }
    }
    return errors.isEmpty() ? Refusal() : Reply::parameters(errors);
}

/// The order of a Perl hash, which is anybody's guess.
QList<QByteArray> inSomeOrder(const Call &call, QList<QByteArray> keys)
{
    QList<QByteArray> order;
    if (const Fault *fault = call.fault(Fault::Action::KeyOrder)) {
        const QList<QByteArray> declared = fault->body.split(' ');
        for (const QByteArray &key : declared) {
            if (keys.removeOne(key))
                order.append(key);
        }
    }
    Random dice = call.random(2);
    while (!keys.isEmpty())
        order.append(keys.takeAt(dice.below(static_cast<int>(keys.size()))));
    return order;
}

} // namespace

Refusal writeValues(const World &world, const Call &call, Vm &vm)
{
    const QList<QByteArray> reverted = listParam(call, "revert");
    for (const QByteArray &key : reverted) {
        vm.pending.remove(key);
        vm.pendingDelete.remove(key);
    }
    const QList<QByteArray> removed = listParam(call, "delete");
    for (const QByteArray &key : removed)
        removeKey(vm, key, call.flag("force"));
    const QMap<QByteArray, QByteArray> values = valuesOf(call);
    Random random = call.random(3);
    const QList<QByteArray> keys = inSomeOrder(call, values.keys());
    for (const QByteArray &key : keys) {
        if (Refusal refusal = writeKey(world, vm, key, values.value(key), random))
            return refusal; // what was written so far stays pending
    }
    return applyWhatCan(world, vm, values.keys() + removed);
}

} // namespace sim
