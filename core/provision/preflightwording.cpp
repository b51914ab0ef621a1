// SPDX-License-Identifier: Apache-2.0
#include "core/provision/preflightwording.h"

#include "core/provision/doctorwording.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace prov {

using Level = Concern::Level;
using Subject = Concern::Subject;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Wording", text);
}

/// {name} stands for the fact of that name.
struct Sentences
{
    Subject subject;
    const char *what;
    const char *why;
    const char *todo;
};

#define WORDS(text) QT_TRANSLATE_NOOP("Wording", text)

constexpr std::array table{
    Sentences{Subject::TemplateMissing, WORDS("There is no VM {value} to clone."),
              WORDS("This account would see it if it were there."), WORDS("Choose another template.")},
    Sentences{Subject::TemplateLocked, WORDS("Template {value} is locked ({lock})."),
              WORDS("The server clones nothing from a VM on which something else works."),
              WORDS("Wait until that has ended.")},
    Sentences{Subject::NotATemplate, WORDS("VM {value} is not a template."),
              WORDS("It can only be cloned in full, as it is at that moment."),
              WORDS("Turn it into a template, or choose one.")},
    Sentences{Subject::LinkedClone, WORDS("VM {value} cannot have linked clones."),
              WORDS("It is no template, or the storage of a disk does not support them."),
              WORDS("Ask for full clones.")},
    Sentences{Subject::NodeMissing, WORDS("There is no node {value}."),
              WORDS("The cluster does not list it."), WORDS("Choose a node of this cluster.")},
    Sentences{Subject::NodeOffline, WORDS("Node {value} is offline."),
              WORDS("Nothing on it can be read or made."), WORDS("Bring it back, or choose another node.")},
    Sentences{Subject::TargetNode, WORDS("The template cannot be cloned to node {value}."),
              WORDS("Its disks are not on storage that both nodes share."),
              WORDS("Choose the template's own node {node}.")},
    Sentences{Subject::TargetStorage, WORDS("Storage {value} is not shared."),
              WORDS("A clone for another node than {node} must be on shared storage."),
              WORDS("Choose a shared storage, or the template's own node.")},
    Sentences{Subject::PoolMissing, WORDS("There is no pool {value}."),
              WORDS("This account would see it if it were there."),
              WORDS("Choose another pool, or make this one.")},
    Sentences{Subject::PoolOnly, WORDS("Rights on the new VM come from pool {value} alone."),
              WORDS("A VM joins its pool when its clone is done; what a dead clone leaves is out of reach."),
              WORDS("If that happens, an administrator has to remove it.")},
    Sentences{Subject::VmIdTaken, WORDS("VMID {value} is taken."), WORDS("It is that of {by}."),
              WORDS("Choose another VMID, or leave it to the server.")},
    Sentences{Subject::NameUsed, WORDS("Another VM has this name already: {value}."),
              WORDS("It is VM {by}; PVE does not mind, people and DNS may."), WORDS("Choose another name.")},
    Sentences{Subject::NameByServer, WORDS("The VMs of this batch would have one name: {value}."),
              WORDS("The server gives {count} of them that name, because none is asked for."),
              WORDS("Give a name with {{n}} in it.")},
    Sentences{Subject::AddressUsed, WORDS("Address {value} is in use."),
              WORDS("VM {by} has it, and PVE does not look."), WORDS("Choose another address.")},
    Sentences{Subject::AddressTwice, WORDS("Other VMs of this batch have the address {value} too."),
              WORDS("It is the template's, and each clone keeps it."),
              WORDS("Give an address with {{n}} in it, or dhcp.")},
    Sentences{Subject::AddressIsGateway, WORDS("Address {value} is a gateway's."),
              WORDS("A VM of this batch sends its traffic there."), WORDS("Choose another address.")},
    Sentences{Subject::GatewayOutside, WORDS("Gateway {gateway} is outside the network of {value}."),
              WORDS("PVE takes it, but the guest cannot reach it directly."),
              WORDS("Correct the gateway or the length of the prefix.")},
    Sentences{Subject::StorageMissing, WORDS("Node {node} has no storage {value}."),
              WORDS("It is not there, or it is disabled."), WORDS("Choose a storage of that node.")},
    Sentences{Subject::StorageWithoutImages, WORDS("Storage {value} takes no disk images."),
              WORDS("Its content is set to other things."),
              WORDS("Choose another storage, or add images to its content.")},
    Sentences{Subject::StorageInactive, WORDS("Storage {value} is not active on node {node}."),
              WORDS("It may not be mounted or reachable there."), WORDS("Look at it on the server.")},
    Sentences{Subject::Space, WORDS("{value} has too little space for full clones."),
              WORDS("They need {needed} once they are full, and {free} is free."),
              WORDS("Choose another storage, or fewer or smaller disks.")},
    Sentences{Subject::BridgeMissing, WORDS("Node {node} has no bridge {bridge}."),
              WORDS("A VM with {card} on it does not start."), WORDS("Choose a bridge of that node.")},
    Sentences{Subject::VlanUnaware, WORDS("Bridge {bridge} is not VLAN aware."),
              WORDS("For VLAN {vlan} of {card} the node makes a bridge of its own, if its network allows."),
              WORDS("Choose a VLAN-aware bridge, or leave the VLAN out.")},
    Sentences{Subject::CloudInitDrive, WORDS("The template has no cloud-init drive; Slipway adds one."),
              WORDS("Without one the guest sees nothing of what cloud-init is to set."),
              WORDS("Check that the template has cloud-init installed.")},
    Sentences{Subject::CiCustom, WORDS("The template's own cloud-init file wins: {files}."),
              WORDS("Its cicustom replaces what is asked for here."),
              WORDS("Set these things in that file, or remove cicustom from the template.")},
    Sentences{Subject::Balloon, WORDS("The balloon of {balloon} MiB is above the memory of {memory} MiB."),
              WORDS("The server refuses that."), WORDS("Lower the balloon, or raise the memory.")},
    Sentences{Subject::AgentOff, WORDS("The guest agent is off, so no address can be asked for."),
              WORDS("The template does not switch it on, and neither does this batch."),
              WORDS("Switch the agent on, or do not wait for an address.")},
    Sentences{Subject::DiskMissing, WORDS("The template has no disk {value}."), WORDS("It has {disks}."),
              WORDS("Name one of its disks.")},
    Sentences{Subject::DiskShrink, WORDS("A disk is never made smaller: {value} has {found}."),
              WORDS("{asked} is asked for."), WORDS("Ask for at least what the template has.")},
    Sentences{Subject::NodeMemory, WORDS("Node {node} has too little free memory for all VMs."),
              WORDS("They need {needed} together, and {free} is free."),
              WORDS("Spread them over nodes, or start fewer.")},
};

/// What was not checked; {value} and {node} as above.
struct Unchecked
{
    Subject subject;
    const char *what;
};
constexpr std::array uncheckedTable{
    Unchecked{Subject::Inventory, WORDS("Not checked: what is on the server.")},
    Unchecked{Subject::TemplateMissing, WORDS("Not checked: template {value}.")},
    Unchecked{Subject::LinkedClone, WORDS("Not checked: whether linked clones of {value} are possible.")},
    Unchecked{Subject::TargetNode, WORDS("Not checked: whether node {value} is possible.")},
    Unchecked{Subject::PoolMissing, WORDS("Not checked: whether there is a pool {value}.")},
    Unchecked{Subject::Privilege, WORDS("Not checked: whether this account has all privileges.")},
    Unchecked{Subject::VmIdTaken, WORDS("Not checked: whether VMID {value} is free.")},
    Unchecked{Subject::UnseenVms, WORDS("Not checked: names and addresses of VMs that are not to be seen.")},
    Unchecked{Subject::AddressUsed, WORDS("Not checked: addresses of some other VMs.")},
    Unchecked{Subject::StorageMissing, WORDS("Not checked: storage {value}.")},
    Unchecked{Subject::Space, WORDS("Not checked: the free space of {value}.")},
    Unchecked{Subject::BridgeMissing, WORDS("Not checked: bridge {bridge}.")},
    Unchecked{Subject::NodeMemory, WORDS("Not checked: the free memory of node {node}.")},
};

#undef WORDS

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
        return tr("a VM that is not to be seen");
    return sizes.contains(name) ? sizeWord(text) : text;
}

/// In one pass, so that nothing in a fact stands for another; "{{n}}" is "{n}".
QString filled(const char *text, const Concern &concern)
{
    static const QRegularExpression place(QStringLiteral(R"(\{(\{n\})\}|\{(\w+)\})"));
    const QString pattern = tr(text);
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
    const auto todo = pool.isEmpty() ? tr("Have it granted; slipway-cli doctor prints the commands for that.")
                                     : tr("Name the pool %1, in which this account may make VMs.").arg(pool);
    return {tr("%1 is missing on %2.").arg(privilege, concern.facts.value(QStringLiteral("path"))),
            concern.purpose ? consequenceWithout(*concern.purpose) : QString(), todo};
}

QString whyUnchecked(const Concern &concern)
{
    const auto why = concern.facts.value(QStringLiteral("why"));
    if (concern.facts.contains(QStringLiteral("http")))
        return tr("The server says: \"%1\".").arg(why);
    const auto privilege = concern.facts.value(QStringLiteral("privilege"));
    if (!privilege.isEmpty())
        return tr("That takes %1 on %2.").arg(privilege, concern.facts.value(QStringLiteral("path")));
    return tr(why.toUtf8().constData());
}

Explanation notChecked(const Concern &concern)
{
    const auto it = std::ranges::find(uncheckedTable, concern.subject, &Unchecked::subject);
    Q_ASSERT(it != uncheckedTable.end());
    return {filled(it->what, concern), whyUnchecked(concern), tr("The server will say when it comes to it.")};
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
        return tr("Problem");
    case Level::Warning:
        return tr("Warning");
    case Level::NotChecked:
        return tr("Not checked");
    }
    Q_UNREACHABLE();
}

} // namespace prov
