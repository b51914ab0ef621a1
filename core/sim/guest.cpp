// SPDX-License-Identifier: Apache-2.0
#include "core/sim/guest.h"

#include "core/sim/configvalues.h"
#include "core/sim/world.h"

#include <QCryptographicHash>

namespace sim {

namespace {

QJsonObject address(const QByteArray &text, int prefix, const char *type)
{
    return {{QStringLiteral("ip-address"), QString::fromLatin1(text)},
            {QStringLiteral("ip-address-type"), QLatin1String(type)},
            {QStringLiteral("prefix"), prefix}};
}

QJsonObject interface(const QByteArray &name, const QByteArray &mac, const QJsonArray &addresses)
{
    QJsonObject statistics;
    for (const char *key : {"rx-bytes", "rx-dropped", "rx-errs", "rx-packets", "tx-bytes", "tx-dropped",
                            "tx-errs", "tx-packets"})
        statistics.insert(QLatin1String(key), 0);
    return {{QStringLiteral("name"), QString::fromLatin1(name)},
            {QStringLiteral("hardware-address"), QString::fromLatin1(mac)},
            {QStringLiteral("ip-addresses"), addresses},
            {QStringLiteral("statistics"), statistics}};
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
    return out;
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

QByteArray userData(const Vm &vm)
{
    const Config all = vm.effective();
    const QByteArray name = all.value("name");
    QByteArray out = "#cloud-config\nhostname: " + name.split('.').first() +
                     "\nmanage_etc_hosts: true\nfqdn: " + name + '\n';
    const auto line = [&](const char *label, const char *key) {
        const QByteArray value = all.value(key).trimmed();
        if (!value.isEmpty())
            out += QByteArray(label) + ": " + value + '\n';
    };
    line("user", "ciuser");
    line("password", "cipassword");
    const QByteArray keys = QByteArray::fromPercentEncoding(all.value("sshkeys")).trimmed();
    if (!keys.isEmpty()) {
        out += "ssh_authorized_keys:\n";
        const QList<QByteArray> lines = keys.split('\n');
        for (const QByteArray &key : lines)
            out += "  - " + key + '\n';
    }
    out += "chpasswd:\n  expire: False\nusers:\n  - default\n";
    return all.value("ciupgrade") == "0" ? out : out + "package_upgrade: true\n";
}

} // namespace

void getAgentInterfaces(World &world, const Call &call)
{
    askAgent(world, call, [](const Vm &vm) -> QJsonValue { return interfacesOf(vm); });
}

void postAgentPing(World &world, const Call &call)
{
    askAgent(world, call, [](const Vm &) -> QJsonValue { return QJsonObject(); });
}

void putCloudInit(World &world, const Call &call)
{
    if (!world.vmOn(call.node(), call.vmid()))
        return world.answer(call, Reply::error(missingConfig(call.node(), call.vmid())));
    const QByteArray owner = "put/" + QByteArray::number(call.serial);
    const Gates::Wish wish{flockOf(call.vmid()), owner, Gates::Mode::Exclusive, Millis(10'000)};
    Gates::acquire(world, wish, [call, owner](World &w, bool granted) {
        Gates::release(w, flockOf(call.vmid()),
                       owner); // the drive has the new data, the guest reads it at its next boot
        w.answer(call, granted ? Reply::ok() : Reply::error(flockTimeout(call.vmid())));
    });
}

Reply getCloudInitDump(World &world, const Call &call)
{
    const Vm *vm = world.vmOn(call.node(), call.vmid());
    if (!vm)
        return Reply::error(missingConfig(call.node(), call.vmid()));
    const QByteArray user = userData(*vm);
    if (call.param("type") == "user")
        return Reply::ok(QString::fromUtf8(user));
    if (call.param("type") == "meta")
        return Reply::ok(QString::fromLatin1(
            "instance-id: " + QCryptographicHash::hash(user, QCryptographicHash::Sha1).toHex() + '\n'));
    const Config all = vm->effective();
    QByteArray text = "version: 1\nconfig:\n";
    for (int number = 0; all.contains("net" + QByteArray::number(number)); ++number) {
        const QByteArray n = QByteArray::number(number);
        const QMap<QByteArray, QByteArray> ip = propertyString(all.value("ipconfig" + n));
        text += "    - type: physical\n      name: eth" + n + "\n      mac_address: '" +
                macOf(all.value("net" + n)) + "'\n      subnets:\n";
        const QList<QByteArray> fixed = ip.value("ip").split('/');
        if (fixed.size() != 2) {
            text += "      - type: dhcp4\n"; // unproven: no transcript dumps a dhcp setting
            continue;
        }
        const quint32 mask = 0xFFFFFFFFU << (32 - fixed.last().toInt());
        const auto octet = [mask](int shift) { return QByteArray::number((mask >> shift) & 0xFFU); };
        text += "      - type: static\n        address: '" + fixed.first() + "'\n        netmask: '" +
                octet(24) + '.' + octet(16) + '.' + octet(8) + '.' + octet(0) + "'\n";
        if (ip.contains("gw"))
            text += "        gateway: '" + ip.value("gw") + "'\n";
    }
    return Reply::ok(QString::fromUtf8(text));
}

} // namespace sim
