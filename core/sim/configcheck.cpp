// SPDX-License-Identifier: Apache-2.0
#include "core/sim/configcheck.h"

#include "core/sim/configvalues.h"
#include "core/sim/schema.h"
#include "core/sim/world.h"

namespace sim {

Refusal refuseSkipLock(const Call &call)
{
    if (call.has("skiplock") && call.caller.user != "root@pam")
        return Reply::parameter("skiplock", "Only root may use this option.");
    return std::nullopt;
}

namespace {

/// The parameters of a config call that are not keys of the configuration.
bool isControl(const QByteArray &name)
{
    static const QList<QByteArray> names{"node",   "vmid",  "digest",   "delete",
                                         "revert", "force", "skiplock", "background_delay",
                                         "pool",   "start", "unique",   "import-working-storage"};
    return names.contains(name);
}

/// Whether the schema has it as a key of a VM's configuration.
bool isConfigKey(const QByteArray &key)
{
    const QByteArray text =
        checkParameters("PUT", "/nodes/{node}/qemu/{vmid}/config", {{key, {}}}).value(key);
    return !isControl(key) && !text.startsWith("property is not defined");
}

} // namespace

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

namespace {

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

} // namespace

Refusal checkNetwork(const World &world, const Call &call, const QByteArray &card)
{
    const QMap<QByteArray, QByteArray> parts = propertyString(card);
    if (!parts.contains("bridge"))
        return std::nullopt;
    const QByteArray tag = parts.contains("tag") ? '/' + parts.value("tag") : QByteArray();
    const QByteArray path = "/sdn/zones/localnetwork/" + parts.value("bridge") + tag;
    if (world.may(call.caller, path, "SDN.Use"))
        return std::nullopt;
    return Reply::forbidden(path + ", SDN.Use");
}

namespace {

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
        if (Refusal refusal =
                key.startsWith("net") ? checkNetwork(world, call, call.param(key)) : std::nullopt)
            return refusal;
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

} // namespace

Refusal checkForm(const World &world, const Call &call)
{
    if (Refusal refusal = refuseSkipLock(call))
        return refusal;
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
        if (Refusal refusal = checkValue(call.caller, key, {}))
            return refusal;
    }
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        if (Refusal refusal = checkValue(call.caller, it.key(), it.value()))
            return refusal;
        if (Refusal refusal = checkDrive(world, it.key(), it.value()))
            return refusal;
    }
    return checkRights(world, call);
}

namespace {

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

} // namespace

Refusal checkVm(World &world, const Call &call)
{
    const Vm *vm = world.vmOn(call.node(), call.vmid());
    if (!vm)
        return Reply::error(missingConfig(call.node(), call.vmid()));
    if (!call.param("digest").isEmpty() && call.param("digest") != vm->digest())
        return Reply::error("checksum mismatch (file change by other user?)");
    if (!vm->lock().isEmpty() && !call.flag("skiplock"))
        return Reply::error("VM is locked (" + vm->lock() + ')');
    const QList<QByteArray> removed = listParam(call, "delete");
    for (const QByteArray &key : removed) {
        if (isDriveKey(key) && vm->value("protection") == "1")
            return Reply::error("can't remove drive '" + key + "' - protection mode enabled");
    }
    return checkBalloon(call, *vm);
}

} // namespace sim
