// SPDX-License-Identifier: Apache-2.0
#include "core/sim/cloudinit.h"

#include "core/sim/configvalues.h"
#include "core/sim/world.h"

#include <QCryptographicHash>

namespace sim {

namespace {

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

QByteArray macOf(const QByteArray &net)
{
    return net.split(',').first().split('=').last().toLower();
}

QByteArray netmask(int bits)
{
    const quint32 mask = bits == 0 ? 0 : 0xFFFFFFFFU << (32 - bits);
    const auto octet = [mask](int shift) { return QByteArray::number((mask >> shift) & 0xFFU); };
    return octet(24) + '.' + octet(16) + '.' + octet(8) + '.' + octet(0);
}

/// The subnets of one card, as ipconfigN says.
QByteArray subnets(const QByteArray &ipconfig)
{
    const QMap<QByteArray, QByteArray> ip = propertyString(ipconfig);
    QByteArray out;
    const QList<QByteArray> fixed = ip.value("ip").split('/');
    if (fixed.size() == 2)
        out += "      - type: static\n        address: '" + fixed.first() + "'\n        netmask: '" +
               netmask(fixed.last().toInt()) + "'\n";
    else if (ip.contains("ip"))
        out += "      - type: dhcp4\n"; // unproven: no transcript dumps a dhcp setting
    if (ip.contains("gw"))
        out += "        gateway: '" + ip.value("gw") + "'\n";
    if (ip.value("ip6").contains('/'))
        out += "      - type: static6\n        address: '" + ip.value("ip6") + "'\n";
    else if (ip.contains("ip6"))
        out += "      - type: dhcp6\n"; // unproven, as above
    if (ip.contains("gw6"))
        out += "        gateway: '" + ip.value("gw6") + "'\n";
    return out;
}

/// The cards that have an ipconfigN, then the name servers: those of the node when the VM has none.
QByteArray networkData(const World &world, const Vm &vm)
{
    const Config all = vm.effective();
    QByteArray text = "version: 1\nconfig:\n";
    for (int number = 0; number < 32; ++number) {
        const QByteArray n = QByteArray::number(number);
        if (!all.contains("net" + n) || all.value("ipconfig" + n).trimmed().isEmpty())
            continue;
        text += "    - type: physical\n      name: eth" + n + "\n      mac_address: '" +
                macOf(all.value("net" + n)) + "'\n      subnets:\n" + subnets(all.value("ipconfig" + n));
    }
    QList<QByteArray> servers = all.value("nameserver").simplified().split(' ');
    if (servers.first().isEmpty())
        servers = {world.node(vm.node)->dns};
    text += "    - type: nameserver\n      address:\n";
    for (const QByteArray &server : std::as_const(servers))
        text += "      - '" + server + "'\n";
    if (const QByteArray domain = all.value("searchdomain").trimmed(); !domain.isEmpty())
        text += "      search:\n      - '" + domain + "'\n";
    return text;
}

} // namespace

Reply getCloudInit(World &world, const Call &call)
{
    static const QList<QByteArray> keys{"cipassword", "citype",       "ciuser",
                                        "nameserver", "searchdomain", "sshkeys"};
    const Vm *vm = world.vmOn(call.node(), call.vmid());
    if (!vm)
        return Reply::error(missingConfig(call.node(), call.vmid()));
    // What the drive has is old only while the VM runs (pve/transcripts/power, cloud-init-no-drive).
    const Config now = vm->config;
    const bool hasDrive = std::any_of(
        now.cbegin(), now.cend(), [](const QByteArray &value) { return Drive::parse(value).isCloudInit(); });
    const Config onDrive = vm->running && hasDrive ? vm->driveConfig : now;
    QJsonArray out;
    for (const QByteArray &key : keys) {
        const bool wanted = now.contains(key);
        if (!wanted && !onDrive.contains(key))
            continue;
        QJsonObject row{{QStringLiteral("key"), QString::fromLatin1(key)}};
        if (onDrive.contains(key))
            row.insert(QStringLiteral("value"), typedValue(key, onDrive.value(key)));
        if (wanted && onDrive.value(key) != now.value(key))
            row.insert(QStringLiteral("pending"), typedValue(key, now.value(key)));
        if (!wanted)
            row.insert(QStringLiteral("delete"), 1); // unproven: no transcript deletes one while the VM runs
        out.append(row);
    }
    return Reply::ok(out);
}

QByteArray cloudInitTrouble(const World &world, const Call &call, const Vm &vm)
{
    const Drive drive = Drive::parse(vm.effective().value(vm.cloudInitSlot()));
    const Storage *storage = world.storage(drive.storage());
    if (!call.fault(Fault::Action::FailCloudInit) || !storage)
        return {};
    return "command 'set -o pipefail && genisoimage -quiet -iso-level 3 -J -R -V cidata /run/pve/cloudinit/" +
           QByteArray::number(vm.id) +
           "/ | qemu-img dd -n -f raw -O qcow2 'isize=0' 'osize=4194304' 'of=" + storage->path(drive.volume) +
           "'' failed: exit code 1";
}

void putCloudInit(World &world, const Call &call)
{
    if (!world.vmOn(call.node(), call.vmid()))
        return world.answer(call, Reply::error(missingConfig(call.node(), call.vmid())));
    const QByteArray owner = "put/" + QByteArray::number(call.serial);
    const Gates::Wish wish{flockOf(call.vmid()), owner, Gates::Mode::Exclusive, Millis(10'000)};
    Gates::acquire(world, wish, [call, owner](World &w, bool granted) {
        Gates::release(w, flockOf(call.vmid()), owner);
        Vm *vm = w.vmOn(call.node(), call.vmid());
        if (!vm || !granted)
            return w.answer(call, granted ? Reply::ok() : Reply::error(flockTimeout(call.vmid())));
        if (const QByteArray trouble = cloudInitTrouble(w, call, *vm); !trouble.isEmpty())
            return w.answer(call, Reply::error(trouble));
        vm->driveConfig = vm->config; // the guest reads it at its next boot
        w.answer(call, Reply::ok());
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
    return Reply::ok(QString::fromUtf8(networkData(world, *vm)));
}

} // namespace sim
