// SPDX-License-Identifier: Apache-2.0
#include "core/provision/preflightwording.h"

#include "core/base/shown.h"
#include "core/provision/doctorwording.h"
#include "core/provision/wordingcontext.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace prov {

using Level = Concern::Level;
using Subject = Concern::Subject;

namespace {

/// {name} stands for the fact of that name.
struct Sentences
{
    Subject subject;
    const char *what;
    const char *why;
    const char *todo;
};

constexpr std::array table{
    Sentences{Subject::TemplateMissing, QT_TRANSLATE_NOOP("Wording", "There is no VM {value} to clone."),
              QT_TRANSLATE_NOOP("Wording", "This account would see it if it were there."),
              QT_TRANSLATE_NOOP("Wording", "Choose another template.")},
    Sentences{
        Subject::TemplateLocked, QT_TRANSLATE_NOOP("Wording", "Template {value} is locked ({lock})."),
        QT_TRANSLATE_NOOP("Wording", "The server clones nothing from a VM on which something else works."),
        QT_TRANSLATE_NOOP("Wording", "Wait until that has ended.")},
    Sentences{Subject::NotATemplate, QT_TRANSLATE_NOOP("Wording", "VM {value} is not a template."),
              QT_TRANSLATE_NOOP("Wording", "It can only be cloned in full, as it is at that moment."),
              QT_TRANSLATE_NOOP("Wording", "Turn it into a template, or choose one.")},
    Sentences{
        Subject::LinkedClone, QT_TRANSLATE_NOOP("Wording", "VM {value} cannot have linked clones."),
        QT_TRANSLATE_NOOP("Wording", "It is no template, or the storage of a disk does not support them."),
        QT_TRANSLATE_NOOP("Wording", "Ask for full clones.")},
    Sentences{Subject::NodeMissing, QT_TRANSLATE_NOOP("Wording", "There is no node {value}."),
              QT_TRANSLATE_NOOP("Wording", "The cluster does not list it."),
              QT_TRANSLATE_NOOP("Wording", "Choose a node of this cluster.")},
    Sentences{Subject::NodeOffline, QT_TRANSLATE_NOOP("Wording", "Node {value} is offline."),
              QT_TRANSLATE_NOOP("Wording", "Nothing on it can be read or made."),
              QT_TRANSLATE_NOOP("Wording", "Bring it back, or choose another node.")},
    Sentences{Subject::TargetNode,
              QT_TRANSLATE_NOOP("Wording", "The template cannot be cloned to node {value}."),
              QT_TRANSLATE_NOOP("Wording", "Its disks are not on storage that both nodes share."),
              QT_TRANSLATE_NOOP("Wording", "Choose the template's own node {node}.")},
    Sentences{Subject::TargetStorage, QT_TRANSLATE_NOOP("Wording", "Storage {value} is not shared."),
              QT_TRANSLATE_NOOP("Wording", "A clone for another node than {node} must be on shared storage."),
              QT_TRANSLATE_NOOP("Wording", "Choose a shared storage, or the template's own node.")},
    Sentences{Subject::PoolMissing, QT_TRANSLATE_NOOP("Wording", "There is no pool {value}."),
              QT_TRANSLATE_NOOP("Wording", "This account would see it if it were there."),
              QT_TRANSLATE_NOOP("Wording", "Choose another pool, or make this one.")},
    Sentences{Subject::PoolOnly,
              QT_TRANSLATE_NOOP("Wording", "Rights on the new VM come from pool {value} alone."),
              QT_TRANSLATE_NOOP(
                  "Wording",
                  "A VM joins its pool when its clone is done; what a dead clone leaves is out of reach."),
              QT_TRANSLATE_NOOP("Wording", "If that happens, an administrator has to remove it.")},
    Sentences{Subject::VmIdTaken, QT_TRANSLATE_NOOP("Wording", "VMID {value} is taken."),
              QT_TRANSLATE_NOOP("Wording", "It is that of {by}."),
              QT_TRANSLATE_NOOP("Wording", "Choose another VMID, or leave it to the server.")},
    Sentences{Subject::NameUsed, QT_TRANSLATE_NOOP("Wording", "Another VM has this name already: {value}."),
              QT_TRANSLATE_NOOP("Wording", "It is VM {by}; PVE does not mind, people and DNS may."),
              QT_TRANSLATE_NOOP("Wording", "Choose another name.")},
    Sentences{Subject::NameByServer,
              QT_TRANSLATE_NOOP("Wording", "The VMs of this batch would have one name: {value}."),
              QT_TRANSLATE_NOOP("Wording",
                                "The server gives {count} of them that name, because none is asked for."),
              QT_TRANSLATE_NOOP("Wording", "Give a name with {{n}} in it.")},
    Sentences{Subject::AddressUsed, QT_TRANSLATE_NOOP("Wording", "Address {value} is in use."),
              QT_TRANSLATE_NOOP("Wording", "VM {by} has it, and PVE does not look."),
              QT_TRANSLATE_NOOP("Wording", "Choose another address.")},
    Sentences{Subject::AddressTwice,
              QT_TRANSLATE_NOOP("Wording", "Other VMs of this batch have the address {value} too."),
              QT_TRANSLATE_NOOP("Wording", "It is the template's, and each clone keeps it."),
              QT_TRANSLATE_NOOP("Wording", "Give an address with {{n}} in it, or dhcp.")},
    Sentences{Subject::AddressIsGateway, QT_TRANSLATE_NOOP("Wording", "Address {value} is a gateway's."),
              QT_TRANSLATE_NOOP("Wording", "A VM of this batch sends its traffic there."),
              QT_TRANSLATE_NOOP("Wording", "Choose another address.")},
    Sentences{Subject::GatewayOutside,
              QT_TRANSLATE_NOOP("Wording", "Gateway {gateway} is outside the network of {value}."),
              QT_TRANSLATE_NOOP("Wording", "PVE takes it, but the guest cannot reach it directly."),
              QT_TRANSLATE_NOOP("Wording", "Correct the gateway or the length of the prefix.")},
    Sentences{Subject::StorageMissing, QT_TRANSLATE_NOOP("Wording", "Node {node} has no storage {value}."),
              QT_TRANSLATE_NOOP("Wording", "It is not there, or it is disabled."),
              QT_TRANSLATE_NOOP("Wording", "Choose a storage of that node.")},
    Sentences{Subject::StorageWithoutImages,
              QT_TRANSLATE_NOOP("Wording", "Storage {value} takes no disk images."),
              QT_TRANSLATE_NOOP("Wording", "Its content is set to other things."),
              QT_TRANSLATE_NOOP("Wording", "Choose another storage, or add images to its content.")},
    Sentences{Subject::StorageInactive,
              QT_TRANSLATE_NOOP("Wording", "Storage {value} is not active on node {node}."),
              QT_TRANSLATE_NOOP("Wording", "It may not be mounted or reachable there."),
              QT_TRANSLATE_NOOP("Wording", "Look at it on the server.")},
    Sentences{Subject::Space, QT_TRANSLATE_NOOP("Wording", "{value} has too little space for full clones."),
              QT_TRANSLATE_NOOP("Wording", "They need {needed} once they are full, and {free} is free."),
              QT_TRANSLATE_NOOP("Wording", "Choose another storage, or fewer or smaller disks.")},
    Sentences{Subject::BridgeMissing, QT_TRANSLATE_NOOP("Wording", "Node {node} has no bridge {bridge}."),
              QT_TRANSLATE_NOOP("Wording", "A VM with {card} on it does not start."),
              QT_TRANSLATE_NOOP("Wording", "Choose a bridge of that node.")},
    Sentences{Subject::VlanUnaware, QT_TRANSLATE_NOOP("Wording", "Bridge {bridge} is not VLAN aware."),
              QT_TRANSLATE_NOOP(
                  "Wording",
                  "For VLAN {vlan} of {card} the node makes a bridge of its own, if its network allows."),
              QT_TRANSLATE_NOOP("Wording", "Choose a VLAN-aware bridge, or leave the VLAN out.")},
    Sentences{
        Subject::CloudInitDrive,
        QT_TRANSLATE_NOOP("Wording", "The template has no cloud-init drive; Slipway adds one."),
        QT_TRANSLATE_NOOP("Wording", "Without one the guest sees nothing of what cloud-init is to set."),
        QT_TRANSLATE_NOOP("Wording", "Check that the template has cloud-init installed.")},
    Sentences{
        Subject::CiCustom, QT_TRANSLATE_NOOP("Wording", "The template's own cloud-init file wins: {files}."),
        QT_TRANSLATE_NOOP("Wording", "Its cicustom replaces what is asked for here."),
        QT_TRANSLATE_NOOP("Wording", "Set these things in that file, or remove cicustom from the template.")},
    Sentences{
        Subject::Balloon,
        QT_TRANSLATE_NOOP("Wording", "The balloon of {balloon} MiB is above the memory of {memory} MiB."),
        QT_TRANSLATE_NOOP("Wording", "The server refuses that."),
        QT_TRANSLATE_NOOP("Wording", "Lower the balloon, or raise the memory.")},
    Sentences{
        Subject::AgentOff,
        QT_TRANSLATE_NOOP("Wording", "The guest agent is off, so no address can be asked for."),
        QT_TRANSLATE_NOOP("Wording", "The template does not switch it on, and neither does this batch."),
        QT_TRANSLATE_NOOP("Wording", "Switch the agent on, or do not wait for an address.")},
    Sentences{Subject::DiskMissing, QT_TRANSLATE_NOOP("Wording", "The template has no disk {value}."),
              QT_TRANSLATE_NOOP("Wording", "It has {disks}."),
              QT_TRANSLATE_NOOP("Wording", "Name one of its disks.")},
    Sentences{Subject::DiskShrink,
              QT_TRANSLATE_NOOP("Wording", "A disk is never made smaller: {value} has {found}."),
              QT_TRANSLATE_NOOP("Wording", "{asked} is asked for."),
              QT_TRANSLATE_NOOP("Wording", "Ask for at least what the template has.")},
    Sentences{Subject::NodeMemory,
              QT_TRANSLATE_NOOP("Wording", "Node {node} has too little free memory for all VMs."),
              QT_TRANSLATE_NOOP("Wording", "They need {needed} together, and {free} is free."),
              QT_TRANSLATE_NOOP("Wording", "Spread them over nodes, or start fewer.")},
};

/// What was not checked; {value} and {node} as above.
struct Unchecked
{
    Subject subject;
    const char *what;
};
constexpr std::array uncheckedTable{
    Unchecked{Subject::Inventory, QT_TRANSLATE_NOOP("Wording", "Not checked: what is on the server.")},
    Unchecked{Subject::TemplateMissing, QT_TRANSLATE_NOOP("Wording", "Not checked: template {value}.")},
    Unchecked{Subject::LinkedClone,
              QT_TRANSLATE_NOOP("Wording", "Not checked: whether linked clones of {value} are possible.")},
    Unchecked{Subject::TargetNode,
              QT_TRANSLATE_NOOP("Wording", "Not checked: whether node {value} is possible.")},
    Unchecked{Subject::PoolMissing,
              QT_TRANSLATE_NOOP("Wording", "Not checked: whether there is a pool {value}.")},
    Unchecked{Subject::Privilege,
              QT_TRANSLATE_NOOP("Wording", "Not checked: whether this account has all privileges.")},
    Unchecked{Subject::VmIdTaken, QT_TRANSLATE_NOOP("Wording", "Not checked: whether VMID {value} is free.")},
    Unchecked{
        Subject::UnseenVms,
        QT_TRANSLATE_NOOP("Wording", "Not checked: names and addresses of VMs that are not to be seen.")},
    Unchecked{Subject::AddressUsed,
              QT_TRANSLATE_NOOP("Wording", "Not checked: addresses of some other VMs.")},
    Unchecked{Subject::StorageMissing, QT_TRANSLATE_NOOP("Wording", "Not checked: storage {value}.")},
    Unchecked{Subject::Space, QT_TRANSLATE_NOOP("Wording", "Not checked: the free space of {value}.")},
    Unchecked{Subject::BridgeMissing, QT_TRANSLATE_NOOP("Wording", "Not checked: bridge {bridge}.")},
    Unchecked{Subject::NodeMemory,
              QT_TRANSLATE_NOOP("Wording", "Not checked: the free memory of node {node}.")},
};

QString sizeWord(const QString &bytes)
{
    return QStringLiteral("%1 GiB").arg(bytes.toDouble() / (1024.0 * 1024 * 1024), 0, 'f', 1);
}

QString factWord(const Concern &concern, const QString &name)
{
    static const QStringList sizes{QStringLiteral("needed"), QStringLiteral("free"), QStringLiteral("asked"),
                                   QStringLiteral("found")};
    const QString text = concern.facts.value(name);
    if (text.isEmpty() && name == u"by")
        return Wording::tr("a VM that is not to be seen");
    return sizes.contains(name) ? sizeWord(text) : text;
}

/// In one pass, so that nothing in a fact stands for another; "{{n}}" is "{n}".
QString filled(const char *text, const Concern &concern)
{
    static const QRegularExpression place(QStringLiteral(R"(\{(\{n\})\}|\{(\w+)\})"));
    const QString pattern = Wording::tr(text);
    QString result;
    qsizetype end = 0;
    auto matches = place.globalMatch(pattern);
    while (matches.hasNext()) {
        const auto match = matches.next();
        result += pattern.mid(end, match.capturedStart() - end);
        result += match.captured(1).isEmpty() ? factWord(concern, match.captured(2)) : match.captured(1);
        end = match.capturedEnd();
    }
    return result + pattern.mid(end);
}

Explanation missingPrivilege(const Concern &concern)
{
    const auto privilege = concern.facts.value(QStringLiteral("privilege")).section(u'|', 0, 0);
    const auto pool = concern.facts.value(QStringLiteral("pool"));
    const auto todo = pool.isEmpty()
                          ? Wording::tr("Have it granted; slipway-cli doctor prints the commands for that.")
                          : Wording::tr("Name the pool %1, in which this account may make VMs.").arg(pool);
    return {Wording::tr("%1 is missing on %2.").arg(privilege, concern.facts.value(QStringLiteral("path"))),
            concern.purpose ? consequenceWithout(*concern.purpose) : QString(), todo};
}

QString whyUnchecked(const Concern &concern)
{
    const auto why = concern.facts.value(QStringLiteral("why"));
    if (concern.facts.contains(QStringLiteral("http")) && concern.said.isEmpty())
        return Wording::tr("The server says: \"%1\".").arg(why);
    const auto privilege = concern.facts.value(QStringLiteral("privilege"));
    if (!privilege.isEmpty())
        return Wording::tr("That takes %1 on %2.")
            .arg(privilege, concern.facts.value(QStringLiteral("path")));
    return concern.said.isEmpty() ? why : base::shown(concern.said);
}

Explanation notChecked(const Concern &concern)
{
    const auto it = std::ranges::find(uncheckedTable, concern.subject, &Unchecked::subject);
    Q_ASSERT(it != uncheckedTable.end());
    return {filled(it->what, concern), whyUnchecked(concern),
            Wording::tr("The server will say when it comes to it.")};
}

} // namespace

Explanation explainConcern(const Concern &concern)
{
    if (concern.level == Level::NotChecked)
        return notChecked(concern);
    if (concern.subject == Subject::Privilege)
        return missingPrivilege(concern);
    const auto it = std::ranges::find(table, concern.subject, &Sentences::subject);
    Q_ASSERT(it != table.end());
    return {filled(it->what, concern), filled(it->why, concern), filled(it->todo, concern)};
}

QString levelWord(Level level)
{
    switch (level) {
    case Level::Problem:
        return Wording::tr("Problem");
    case Level::Warning:
        return Wording::tr("Warning");
    case Level::NotChecked:
        return Wording::tr("Not checked");
    }
    Q_UNREACHABLE();
}

} // namespace prov
