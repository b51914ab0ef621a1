// SPDX-License-Identifier: Apache-2.0
#include "core/provision/specreader.h"

#include "core/provision/ipaddress.h"
#include "core/provision/propertystring.h"
#include "core/provision/specrules.h"

namespace prov {

namespace {

QString key(const char16_t *name)
{
    return QString::fromUtf16(name);
}

constexpr int maxVmid = 999999999;

void readTemplate(const SpecNode &node, VmSpec &spec)
{
    if (node.isMissing()) {
        node.complain(Sentence{
            QT_TRANSLATE_NOOP("Wording", "is missing: say which template to clone, {\"vmid\": 9000}."), {}});
        return;
    }
    if (!node.isObject({key(u"vmid"), key(u"node")}))
        return;
    const SpecNode vmid = node.child(key(u"vmid"));
    if (vmid.isMissing())
        vmid.complain(Sentence{
            QT_TRANSLATE_NOOP("Wording", "is missing: write the VMID of the template to clone."), {}});
    spec.templateId = vmid.integer(100, maxVmid).value_or(0);
    spec.templateNode = node.child(key(u"node")).text(rules::nodeName);
}

CloneWish readClone(const SpecNode &node)
{
    CloneWish wish;
    if (!node.isObject({key(u"mode"), key(u"storage"), key(u"format"), key(u"bwlimit_kib"), key(u"pool"),
                        key(u"target")}))
        return wish;
    const SpecNode mode = node.child(key(u"mode"));
    const QString modeWord = mode.word({key(u"full"), key(u"linked")});
    wish.storage = node.child(key(u"storage")).text(rules::identifier);
    wish.format = node.child(key(u"format")).word({key(u"raw"), key(u"qcow2"), key(u"vmdk")});
    wish.bwlimitKiB = node.child(key(u"bwlimit_kib")).integer(0, maxVmid);
    wish.pool = node.child(key(u"pool")).text(rules::poolName);
    wish.target = node.child(key(u"target")).text(rules::nodeName);
    const bool placed = !wish.storage.isEmpty() || !wish.format.isEmpty();
    wish.modeGiven = !modeWord.isEmpty();
    wish.full = wish.modeGiven ? modeWord == u"full" : placed;
    if (modeWord == u"linked" && placed)
        mode.complain(Sentence{
            QT_TRANSLATE_NOOP(
                "Wording", "is \"linked\", but a linked clone stays on the template's storage in its format: "
                           "remove storage and format, or write \"full\"."),
            {}});
    return wish;
}

HardwareWish readHardware(const SpecNode &node)
{
    HardwareWish wish;
    if (!node.isObject({key(u"cores"), key(u"sockets"), key(u"memory_mib"), key(u"balloon_mib"), key(u"cpu"),
                        key(u"tags"), key(u"onboot"), key(u"agent"), key(u"description")}))
        return wish;
    constexpr int maxMemory = 4178944;
    wish.cores = node.child(key(u"cores")).integer(1, 256);
    wish.sockets = node.child(key(u"sockets")).integer(1, 256);
    wish.memoryMiB = node.child(key(u"memory_mib")).integer(16, maxMemory);
    const SpecNode balloon = node.child(key(u"balloon_mib"));
    wish.balloonMiB = balloon.integer(0, maxMemory);
    if (wish.memoryMiB && wish.balloonMiB && *wish.balloonMiB > *wish.memoryMiB)
        balloon.complain(Sentence{
            QT_TRANSLATE_NOOP(
                "Wording", "is %1, more than the memory of %2 MiB, and PVE refuses that: lower it, or raise "
                           "the memory."),
            {QString::number(*wish.balloonMiB), QString::number(*wish.memoryMiB)}});
    wish.cpu = node.child(key(u"cpu")).wishedText(rules::identifier);
    wish.tags = node.child(key(u"tags")).wishedTexts(rules::tag);
    for (QString &tag : wish.tags.value)
        tag = tag.toLower();
    wish.tags.value.sort();
    wish.tags.value.removeDuplicates();
    wish.onboot = node.child(key(u"onboot")).flag();
    wish.agent = node.child(key(u"agent")).flag();
    wish.description = node.child(key(u"description")).withPatterns().wishedText(rules::description);
    return wish;
}

QMap<QString, qint64> readDisks(const SpecNode &node)
{
    QMap<QString, qint64> disks;
    if (!node.isObject(isDiskKey, key(u"scsi0–30, virtio0–15, sata0–5, ide0–3, efidisk0, tpmstate0")))
        return disks;
    const QStringList keys = node.keys();
    for (const QString &disk : keys) {
        if (const auto size = sizeFromText(node.child(disk).text(rules::diskSize)))
            disks.insert(disk, *size);
    }
    return disks;
}

Wish<int> readMtu(const SpecNode &node)
{
    const Wish<int> wish = node.wishedInteger(1, 65520);
    if (wish.isSet() && wish.value > 1 && wish.value < 576)
        node.complain(
            Sentence{QT_TRANSLATE_NOOP("Wording", "must be 1 (the bridge's MTU) or 576 to 65520, but is %1."),
                     {QString::number(wish.value)}});
    return wish;
}

NetWish readNet(const SpecNode &node)
{
    NetWish wish;
    wish.remove = node.isRemoval();
    if (wish.remove || !node.isObject({key(u"model"), key(u"bridge"), key(u"vlan"), key(u"firewall"),
                                       key(u"mtu"), key(u"rate_mbps")}))
        return wish;
    const auto given = [](const QString &text) {
        return text.isEmpty() ? std::nullopt : std::optional(text);
    };
    wish.model = given(node.child(key(u"model")).word(netModels()));
    wish.bridge = given(node.child(key(u"bridge")).text(rules::identifier));
    wish.vlan = node.child(key(u"vlan")).wishedInteger(1, 4094);
    wish.firewall = node.child(key(u"firewall")).flag();
    wish.mtu = readMtu(node.child(key(u"mtu")));
    wish.rateMBps = node.child(key(u"rate_mbps")).wishedInteger(0, 10240);
    if (wish.mtu.isSet() && wish.model && *wish.model != u"virtio")
        node.child(key(u"mtu"))
            .complain(
                Sentence{QT_TRANSLATE_NOOP("Wording",
                                           "is for the model virtio only, and the model is %1: remove one of "
                                           "them."),
                         {*wish.model}});
    return wish;
}

/// A gateway beside anything but a static address is refused by PVE (pve/FACTS.md 6); one outside the subnet
/// is not.
void checkGateway(const SpecNode &node, const QString &gateway, const QString &address,
                  const QString &addressKey)
{
    if (!gateway.isEmpty() && !parseCidr(address))
        node.complain(
            address.isEmpty()
                ? Sentence{QT_TRANSLATE_NOOP("Wording",
                                             "needs a static address beside it, and %1 is not given: write "
                                             "an address there or remove the gateway."),
                           {addressKey}}
                : Sentence{QT_TRANSLATE_NOOP("Wording", "needs a static address beside it, and %1 is %2: "
                                                        "write an address there or remove the gateway."),
                           {addressKey, address}});
}

IpConfigWish readIpConfig(const SpecNode &node)
{
    IpConfigWish wish;
    wish.remove = node.isRemoval();
    if (wish.remove || !node.isObject({key(u"ip"), key(u"gw"), key(u"ip6"), key(u"gw6")}))
        return wish;
    const auto text = [&node](const char16_t *name, const SpecNode::Rule &rule) {
        const SpecNode child = node.child(key(name)).withPatterns();
        return child.isRemoval() ? QString() : child.text(rule);
    };
    wish.ip = text(u"ip", rules::address4);
    wish.gw = text(u"gw", rules::gateway4);
    wish.ip6 = text(u"ip6", rules::address6);
    wish.gw6 = text(u"gw6", rules::gateway6);
    wish.remove =
        wish == IpConfigWish{} && (node.child(key(u"ip")).isRemoval() || node.child(key(u"ip6")).isRemoval());
    // A wrong address was complained about: its gateway is not wrong as well.
    if (!wish.ip.isEmpty() || node.child(key(u"ip")).isMissing())
        checkGateway(node.child(key(u"gw")), wish.gw, wish.ip, key(u"ip"));
    if (!wish.ip6.isEmpty() || node.child(key(u"ip6")).isMissing())
        checkGateway(node.child(key(u"gw6")), wish.gw6, wish.ip6, key(u"ip6"));
    return wish;
}

CloudInitWish readCloudInit(const SpecNode &node)
{
    CloudInitWish wish;
    const QStringList known{key(u"user"),        key(u"password_env"), key(u"ssh_keys"),
                            key(u"nameservers"), key(u"searchdomain"), key(u"upgrade")};
    const SpecNode password = node.child(key(u"password"));
    if (!password.isMissing())
        password.complain(
            Sentence{QT_TRANSLATE_NOOP(
                         "Wording",
                         "does not belong in a file: put the password into an environment variable and write "
                         "that variable's name as password_env."),
                     {}});
    const auto isKnown = [&known](const QString &name) {
        return known.contains(name) || name == u"password" || slotOf(name, key(u"ipconfig")).has_value();
    };
    if (!node.isObject(isKnown, known.join(QStringLiteral(", ")) + QStringLiteral(", ipconfig0–31")))
        return wish;
    wish.user = node.child(key(u"user")).wishedText(rules::userName);
    wish.passwordEnv = node.child(key(u"password_env")).text(rules::environmentVariable);
    wish.sshKeys = node.child(key(u"ssh_keys")).wishedTexts(rules::sshKey);
    wish.nameservers = node.child(key(u"nameservers")).wishedTexts(rules::nameserver);
    wish.searchdomain = node.child(key(u"searchdomain")).wishedText(rules::searchdomain);
    wish.upgrade = node.child(key(u"upgrade")).flag();
    const QStringList keys = node.keys();
    for (const QString &name : keys) {
        const auto slot = slotOf(name, key(u"ipconfig"));
        const IpConfigWish ipconfig = slot ? readIpConfig(node.child(name)) : IpConfigWish{};
        if (ipconfig != IpConfigWish{})
            wish.ipconfig.insert(*slot, ipconfig);
    }
    return wish;
}

QMap<int, NetWish> readNetwork(const SpecNode &node)
{
    QMap<int, NetWish> network;
    const auto isKnown = [](const QString &name) { return slotOf(name, key(u"net")).has_value(); };
    if (!node.isObject(isKnown, key(u"net0–31")))
        return network;
    const QStringList keys = node.keys();
    for (const QString &name : keys) {
        const auto slot = slotOf(name, key(u"net"));
        const NetWish net = slot ? readNet(node.child(name)) : NetWish{};
        if (net != NetWish{})
            network.insert(*slot, net);
    }
    return network;
}

void readStart(const SpecNode &root, VmSpec &spec)
{
    spec.start = root.child(key(u"start")).flag().value_or(true);
    const SpecNode node = root.child(key(u"wait_for"));
    const QString word = node.word({key(u"none"), key(u"running"), key(u"address")});
    if (word.isEmpty())
        spec.waitFor = spec.start ? WaitFor::Running : WaitFor::None;
    else
        spec.waitFor = word == u"none"      ? WaitFor::None
                       : word == u"running" ? WaitFor::Running
                                            : WaitFor::Address;
    if (!spec.start && spec.waitFor != WaitFor::None)
        node.complain(
            Sentence{QT_TRANSLATE_NOOP(
                         "Wording",
                         "is \"%1\", but the VM is not to be started: write \"none\", or set start to true."),
                     {word}});
    if (spec.waitFor == WaitFor::Address && spec.hardware.agent == false)
        node.complain(Sentence{
            QT_TRANSLATE_NOOP(
                "Wording",
                "is \"address\", which only the guest agent can tell, but the agent is switched off: "
                "switch it on, or wait for \"running\"."),
            {}});
    const SpecNode require = root.child(key(u"require_address"));
    spec.requireAddress = require.flag().value_or(false);
    if (spec.requireAddress && spec.waitFor != WaitFor::Address)
        require.complain(Sentence{
            QT_TRANSLATE_NOOP("Wording", "is true, but no address is waited for: write \"address\" for "
                                         "wait_for, or leave it out."),
            {}});
}

} // namespace

VmSpec readVm(const SpecNode &root)
{
    VmSpec spec;
    readTemplate(root.child(key(u"template")), spec);
    spec.name = root.child(key(u"name")).withPatterns().text(rules::vmName);
    spec.exactVmid = root.child(key(u"vmid")).integer(100, maxVmid).value_or(0);
    if (spec.exactVmid != 0 && spec.exactVmid == spec.templateId)
        root.child(key(u"vmid"))
            .complain(
                Sentence{QT_TRANSLATE_NOOP("Wording", "is the template's own VMID: choose a free one."), {}});
    spec.firstVmid = root.child(key(u"first_vmid")).integer(100, maxVmid).value_or(0);
    spec.clone = readClone(root.child(key(u"clone")));
    spec.hardware = readHardware(root.child(key(u"hardware")));
    spec.disks = readDisks(root.child(key(u"disks")));
    spec.network = readNetwork(root.child(key(u"network")));
    spec.cloudInit = readCloudInit(root.child(key(u"cloud_init")));
    readStart(root, spec);
    return spec;
}

} // namespace prov
