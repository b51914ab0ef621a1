// SPDX-License-Identifier: Apache-2.0
#include "core/sim/configcalls.h"

#include "core/sim/configvalues.h"
#include "core/sim/schema.h"
#include "core/sim/world.h"

namespace sim {

namespace {

/// The parameters of a config call that are not keys of the configuration.
bool isControl(const QByteArray &name)
{
    static const QList<QByteArray> names{"node",
                                         "vmid",
                                         "digest",
                                         "delete",
                                         "revert",
                                         "force",
                                         "skiplock",
                                         "background_delay",
                                         "import-working-storage"};
    return names.contains(name);
}

/// Whether the schema has it as a key of a VM's configuration.
bool isConfigKey(const QByteArray &key)
{
    const QByteArray text =
        checkParameters("PUT", "/nodes/{node}/qemu/{vmid}/config", {{key, {}}}).value(key);
    return !isControl(key) && !text.startsWith("property is not defined");
}

QList<QByteArray> listParam(const Call &call, const QByteArray &name)
{
    QList<QByteArray> items = call.param(name).replace(' ', ',').replace(';', ',').split(',');
    items.removeAll(QByteArray());
    return items;
}

QMap<QByteArray, QByteArray> valuesOf(const Call &call)
{
    QMap<QByteArray, QByteArray> values = call.params;
    values.removeIf([](const auto &item) { return isControl(item.key()); });
    return values;
}

/// Which privilege a key needs (pve/FACTS.md 8).
QByteArray privilegeOf(const QByteArray &key)
{
    static const QMap<QByteArray, QByteArray> byKey{{"cores", "VM.Config.CPU"},
                                                    {"sockets", "VM.Config.CPU"},
                                                    {"cpu", "VM.Config.CPU"},
                                                    {"cpulimit", "VM.Config.CPU"},
                                                    {"cpuunits", "VM.Config.CPU"},
                                                    {"memory", "VM.Config.Memory"},
                                                    {"balloon", "VM.Config.Memory"},
                                                    {"ciuser", "VM.Config.Cloudinit"},
                                                    {"cipassword", "VM.Config.Cloudinit"},
                                                    {"sshkeys", "VM.Config.Cloudinit"}};
    if (key.startsWith("net"))
        return "VM.Config.Network";
    if (isDriveKey(key))
        return "VM.Config.Disk";
    if (key.startsWith("ipconfig") || key == "nameserver" || key == "searchdomain")
        return "VM.Config.Cloudinit";
    return byKey.value(key, "VM.Config.Options");
}

Refusal checkRights(const World &world, const Call &call)
{
    const QByteArray path = "/vms/" + call.param("vmid");
    QList<QByteArray> keys = valuesOf(call).keys();
    keys += listParam(call, "delete");
    for (const QByteArray &key : std::as_const(keys)) {
        const QByteArray privilege = privilegeOf(key);
        const bool orNetwork =
            privilege == "VM.Config.Cloudinit" && world.may(call.caller, path, "VM.Config.Network");
        if (!orNetwork && !world.may(call.caller, path, privilege))
            return Reply::forbidden(path + ", " + privilege);
    }
    return std::nullopt;
}

Refusal checkDrive(const World &world, const QByteArray &key, const QByteArray &value)
{
    if (!isDriveKey(key))
        return std::nullopt;
    const QByteArray storage = Drive::parse(value).storage();
    if (storage == "none" || world.storage(storage))
        return std::nullopt;
    return Reply::error("storage '" + storage + "' does not exist");
}

/// All that PVE looks at before it takes the lock: nothing is written when one of these fails.
Refusal checkForm(const World &world, const Call &call)
{
    if (call.has("skiplock"))
        return Reply::parameter("skiplock", "Only root may use this option.");
    const QMap<QByteArray, QByteArray> values = valuesOf(call);
    const QList<QByteArray> removed = listParam(call, "delete");
    if (values.isEmpty() && removed.isEmpty() && !call.has("revert"))
        return Reply::error("no options specified");
    for (const QByteArray &key : removed) {
        if (values.contains(key)) {
            return Reply::parameter("delete",
                                    "you can't use '-" + key + "' and -delete " + key + "' at the same time");
        }
        if (!isConfigKey(key))
            return Reply::parameter("delete", "unknown option '" + key + '\'');
        if (Refusal refusal = checkValue(key, {}))
            return refusal;
    }
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        if (Refusal refusal = checkValue(it.key(), it.value()))
            return refusal;
        if (Refusal refusal = checkDrive(world, it.key(), it.value()))
            return refusal;
    }
    return checkRights(world, call);
}

int mebibytes(const QByteArray &memory)
{
    const QByteArray first = memory.split(',').first();
    return (first.startsWith("current=") ? first.mid(8) : first).toInt();
}

Refusal checkBalloon(const Call &call, const Vm &vm)
{
    const Config all = vm.effective();
    const QByteArray memory = call.has("memory") ? call.param("memory") : all.value("memory", "512");
    const bool removed = listParam(call, "delete").contains("balloon");
    const QByteArray balloon = call.has("balloon") ? call.param("balloon") : all.value("balloon");
    const bool asked = call.has("memory") || call.has("balloon");
    if (asked && !removed && !balloon.isEmpty() && balloon.toInt() > mebibytes(memory))
        return Reply::error("balloon value too large (must be smaller than assigned memory)");
    return std::nullopt;
}

/// What is looked at before and again under the lock.
Refusal checkVm(World &world, const Call &call)
{
    const Vm *vm = world.vmOn(call.node(), call.vmid());
    if (!vm)
        return Reply::error(missingConfig(call.node(), call.vmid()));
    if (!call.param("digest").isEmpty() && call.param("digest") != vm->digest())
        return Reply::error("checksum mismatch (file change by other user?)");
    if (!vm->lock().isEmpty())
        return Reply::error("VM is locked (" + vm->lock() + ')');
    const QList<QByteArray> removed = listParam(call, "delete");
    for (const QByteArray &key : removed) {
        if (isDriveKey(key) && vm->value("protection") == "1")
            return Reply::error("can't remove drive '" + key + "' - protection mode enabled");
    }
    return checkBalloon(call, *vm);
}

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
        const auto bytes = static_cast<qint64>(gib * 1024 * 1024) * 1024;
        value = storage->volume(vm.id, prefix + "-disk-" + QByteArray::number(number), "raw") +
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

/// Takes over what may be taken over now; on a running VM the rest stays pending, without a hint.
Refusal applyWhatCan(const World &world, Vm &vm)
{
    Errors errors;
    const QList<QByteArray> removed = vm.pendingDelete.keys();
    for (const QByteArray &key : removed) {
        if (!vm.running || appliesWhileRunning(key)) {
            vm.pendingDelete.remove(key);
            dropValue(vm, key);
        }
    }
    const Config pending = vm.pending;
    for (auto it = pending.cbegin(); it != pending.cend(); ++it) {
        const QByteArray bridge = propertyString(it.value()).value("bridge");
        if (vm.value(it.key()) == it.value()) {
            vm.pending.remove(it.key()); // nothing to change
        } else if (vm.running && it.key().startsWith("net") && !bridge.isEmpty() &&
                   !world.hasBridge(bridge)) {
            errors.insert(it.key(), "hotplug problem - interface " + bridge + " does not exist\n");
        } else if (!vm.running || appliesWhileRunning(it.key())) {
            vm.pending.remove(it.key());
            setValue(vm, it.key(), it.value());
        }
    }
    return errors.isEmpty() ? Refusal() : Reply::parameters(errors);
}

/// Under the lock: revert, delete, then one key after the other in random order, then apply.
Reply update(World &world, const Call &call)
{
    if (Refusal refusal = checkVm(world, call))
        return *refusal;
    Vm &vm = *world.vmOn(call.node(), call.vmid());
    const QList<QByteArray> reverted = listParam(call, "revert");
    for (const QByteArray &key : reverted) {
        vm.pending.remove(key);
        vm.pendingDelete.remove(key);
    }
    const QList<QByteArray> removed = listParam(call, "delete");
    for (const QByteArray &key : removed)
        removeKey(vm, key, call.flag("force"));
    const QMap<QByteArray, QByteArray> values = valuesOf(call);
    QList<QByteArray> keys = values.keys();
    Random order = call.random(2);
    Random random = call.random(3);
    while (!keys.isEmpty()) {
        const QByteArray key = keys.takeAt(order.below(static_cast<int>(keys.size())));
        if (Refusal refusal = writeKey(world, vm, key, values.value(key), random))
            return *refusal; // what was written so far stays pending
    }
    return applyWhatCan(world, vm).value_or(Reply::ok());
}

} // namespace

Reply getConfig(World &world, const Call &call)
{
    const Vm *vm = world.vmOn(call.node(), call.vmid());
    return vm ? Reply::ok(vm->configJson(call.flag("current")))
              : Reply::error(missingConfig(call.node(), call.vmid()));
}

Reply getPending(World &world, const Call &call)
{
    const Vm *vm = world.vmOn(call.node(), call.vmid());
    return vm ? Reply::ok(vm->pendingJson()) : Reply::error(missingConfig(call.node(), call.vmid()));
}

void putConfig(World &world, const Call &call)
{
    Refusal refusal = checkForm(world, call);
    if (!refusal)
        refusal = checkVm(world, call);
    if (refusal) {
        world.answer(call, *refusal);
        return;
    }
    const QByteArray owner = "put/" + QByteArray::number(call.serial);
    const Gates::Wish wish{flockOf(call.vmid()), owner, Gates::Mode::Exclusive, Millis(10'000)};
    Gates::acquire(world, wish, [call, owner](World &w, bool granted) {
        const Reply reply = granted ? update(w, call) : Reply::error(flockTimeout(call.vmid()));
        Gates::release(w, flockOf(call.vmid()), owner);
        w.answer(call, reply);
    });
}

Reply postConfig(World &world, const Call &call)
{
    Refusal refusal = checkForm(world, call);
    if (!refusal)
        refusal = checkVm(world, call);
    if (refusal)
        return *refusal;
    return tasks::start(world, call, "qmconfig", call.vmid(), [call](World &w, const QByteArray &upid) {
        tasks::withFlock(w, upid, call.vmid(), [call, upid](World &locked) {
            const Reply reply = update(locked, call);
            tasks::end(locked, upid, reply.good() ? QByteArray("OK") : reply.message);
        });
    });
}

} // namespace sim
