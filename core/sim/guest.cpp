// SPDX-License-Identifier: Apache-2.0
#include "core/sim/guest.h"

#include "core/sim/configvalues.h"
#include "core/sim/world.h"

namespace sim {

namespace {

QJsonObject address(const QByteArray &text, int prefix, const char *type)
{
    return {{QStringLiteral("ip-address"), QString::fromLatin1(text)},
            {QStringLiteral("ip-address-type"), QLatin1String(type)},
            {QStringLiteral("prefix"), prefix}};
}

/// One without an address has no counters either (pve/transcripts/provision-golden-path).
QJsonObject bareInterface(const QByteArray &name, const QByteArray &mac)
{
    return {{QStringLiteral("name"), QString::fromLatin1(name)},
            {QStringLiteral("hardware-address"), QString::fromLatin1(mac)}};
}

QJsonObject interface(const QByteArray &name, const QByteArray &mac, const QJsonArray &addresses)
{
    QJsonObject statistics;
    for (const char *key : {"rx-bytes", "rx-dropped", "rx-errs", "rx-packets", "tx-bytes", "tx-dropped",
                            "tx-errs", "tx-packets"})
        statistics.insert(QLatin1String(key), 0);
    QJsonObject out = bareInterface(name, mac);
    out.insert(QStringLiteral("ip-addresses"), addresses);
    out.insert(QStringLiteral("statistics"), statistics);
    return out;
}

QByteArray macOf(const QByteArray &net)
{
    return net.split(',').first().split('=').last().toLower();
}

/// fe80:: from the MAC, as Linux makes it.
QByteArray linkLocal(const QByteArray &mac)
{
    QByteArray bytes = QByteArray::fromHex(
        QByteArray(mac).remove(2, 1).remove(4, 1).remove(6, 1).remove(8, 1).remove(10, 1));
    bytes.insert(3, QByteArray::fromHex("fffe"));
    bytes[0] = static_cast<char>(bytes.at(0) ^ 2);
    const QByteArray hex = bytes.toHex();
    return "fe80::" + hex.mid(0, 4) + ':' + hex.mid(4, 4) + ':' + hex.mid(8, 4) + ':' + hex.mid(12, 4);
}

/// The addresses that the guest gives itself on netN: what ipconfigN says when it got that by its cloud-init
/// drive.
QJsonArray addressesOf(const Vm &vm, int number, const QByteArray &mac)
{
    const bool told = !vm.cloudInitSlot().isEmpty();
    const QByteArray ipconfig =
        told ? vm.guestConfig.value("ipconfig" + QByteArray::number(number)) : QByteArray();
    const QMap<QByteArray, QByteArray> parts = propertyString(ipconfig);
    QJsonArray out;
    const QList<QByteArray> fixed = parts.value("ip").split('/');
    if (fixed.size() == 2)
        out.append(address(fixed.first(), fixed.last().toInt(), "ipv4"));
    else if (number == 0 || parts.value("ip") == "dhcp")
        out.append(
            address("10.0." + QByteArray::number(20 + number) + '.' + QByteArray::number(100 + vm.id % 100),
                    24, "ipv4"));
    const QList<QByteArray> fixed6 = parts.value("ip6").split('/');
    if (fixed6.size() == 2)
        out.append(address(fixed6.first(), fixed6.last().toInt(), "ipv6"));
    out.append(address(linkLocal(mac), 64, "ipv6"));
    return out;
}

QJsonArray interfacesOf(const Vm &vm)
{
    QJsonArray out{
        interface("lo", "00:00:00:00:00:00", {address("127.0.0.1", 8, "ipv4"), address("::1", 128, "ipv6")})};
    for (int number = 0; number < 32; ++number) {
        const QByteArray net = vm.guestConfig.value("net" + QByteArray::number(number));
        if (net.isEmpty())
            continue;
        const QByteArray mac = macOf(net);
        out.append(interface("eth" + QByteArray::number(number), mac, addressesOf(vm, number, mac)));
    }
    for (auto it = vm.guestLinks.cbegin(); it != vm.guestLinks.cend(); ++it)
        out.append(bareInterface(it.key(), it.value()));
    return out;
}

/// What an agent says to what it does not know; the answer is a 200 all the same.
QJsonValue unknownCommand(const char *command)
{
    return QJsonObject{
        {QStringLiteral("error"),
         QJsonObject{{QStringLiteral("class"), QStringLiteral("CommandNotFound")},
                     {QStringLiteral("desc"),
                      QStringLiteral("The command %1 has not been found").arg(QLatin1String(command))}}}};
}

/// Asks the agent; a silent one costs 3 s.
void askAgent(World &world, const Call &call, QJsonValue (*ask)(const Vm &))
{
    const Vm *vm = world.vmOn(call.node(), call.vmid());
    const QByteArray id = QByteArray::number(call.vmid());
    if (!vm)
        return world.answer(call, Reply::error(missingConfig(call.node(), call.vmid())));
    if (!vm->running)
        return world.answer(call, Reply::error("VM " + id + " is not running"));
    if (!vm->agentEnabled())
        return world.answer(call,
                            Reply::error("No QEMU guest agent configured")); // unproven: from the source
    if (vm->agentFrom && *vm->agentFrom <= world.now)
        return world.answer(call, Reply::ok(QJsonObject{{QStringLiteral("result"), ask(*vm)}}));
    world.agenda.add(world.now + Millis(3000),
                     [call](World &w) { w.answer(call, Reply::error("QEMU guest agent is not running")); });
}

} // namespace

void getAgentOsInfo(World &world, const Call &call)
{
    askAgent(world, call, [](const Vm &) { return unknownCommand("guest-get-osinfo"); });
}

void getAgentHostName(World &world, const Call &call)
{
    askAgent(world, call, [](const Vm &vm) -> QJsonValue {
        return QJsonObject{
            {QStringLiteral("host-name"), QString::fromUtf8(vm.value("name").split('.').first())}};
    });
}

void postAgentExec(World &world, const Call &call)
{
    askAgent(world, call, [](const Vm &) { return unknownCommand("guest-exec"); });
}

Reply getAgentCommands(World &, const Call &)
{
    QJsonArray out;
    for (const char *name : {"exec",
                             "exec-status",
                             "file-read",
                             "file-write",
                             "fsfreeze-freeze",
                             "fsfreeze-status",
                             "fsfreeze-thaw",
                             "fstrim",
                             "get-fsinfo",
                             "get-host-name",
                             "get-memory-block-info",
                             "get-memory-blocks",
                             "get-osinfo",
                             "get-time",
                             "get-timezone",
                             "get-users",
                             "get-vcpus",
                             "info",
                             "network-get-interfaces",
                             "ping",
                             "set-user-password",
                             "shutdown",
                             "suspend-disk",
                             "suspend-hybrid",
                             "suspend-ram"})
        out.append(QJsonObject{{QStringLiteral("name"), QLatin1String(name)}});
    return Reply::ok(out);
}

void getAgentInterfaces(World &world, const Call &call)
{
    askAgent(world, call, [](const Vm &vm) -> QJsonValue { return interfacesOf(vm); });
}

void postAgentPing(World &world, const Call &call)
{
    askAgent(world, call, [](const Vm &) -> QJsonValue { return QJsonObject(); });
}

} // namespace sim
