// SPDX-License-Identifier: Apache-2.0
#include "core/provision/preflightchecks.h"
#include "core/provision/propertystring.h"

#include <QHash>

#include <algorithm>

namespace prov {

using Level = Concern::Level;
using Subject = Concern::Subject;

namespace {

struct Card
{
    QString key;
    QString bridge;
    QString vlan;

    [[nodiscard]] QString path() const
    {
        const QString whole = QStringLiteral("/sdn/zones/localnetwork/") + bridge;
        return vlan.isEmpty() ? whole : QString(whole + u'/' + vlan);
    }
    [[nodiscard]] QMap<QString, QString> facts(const QString &node) const
    {
        return {{QStringLiteral("card"), key},
                {QStringLiteral("bridge"), bridge},
                {QStringLiteral("vlan"), vlan},
                {QStringLiteral("node"), node}};
    }
};

QList<Card> cardsOf(const PlannedVm &vm)
{
    QList<Card> cards;
    for (int i = 0; i < 32; ++i) {
        const QString key = QStringLiteral("net%1").arg(i);
        const auto net = parseNet(vm.wanted.value(key));
        if (const auto bridge = net.value(QStringLiteral("bridge")))
            cards.append({key, *bridge, net.value(QStringLiteral("tag")).value_or(QString())});
    }
    return cards;
}

bool isInside(const IpAddress &address, const Cidr &net)
{
    if (address.bytes.size() != net.address.bytes.size())
        return false;
    for (int bit = 0; bit < net.prefix; ++bit) {
        const int mask = 0x80 >> (bit % 8);
        if ((address.bytes.at(bit / 8) & mask) != (net.address.bytes.at(bit / 8) & mask))
            return false;
    }
    return true;
}

/// "10.0.20.5" of "10.0.20.5/24".
QString textOf(const PlannedVm &vm, const PlannedAddress &address)
{
    return PropertyString::parse(vm.wanted.value(address.key))
        .value(address.part)
        .value_or(QString())
        .section(u'/', 0, 0);
}

QString gatewayText(const PlannedVm &vm, const PlannedAddress &address)
{
    const QString part = address.part == u"ip" ? QStringLiteral("gw") : QStringLiteral("gw6");
    return PropertyString::parse(vm.wanted.value(address.key)).value(part).value_or(QString());
}

Concern inUse(const Concern &of, const AddressInUse &other)
{
    Concern concern = of;
    concern.subject = Subject::AddressUsed;
    concern.facts.insert(QStringLiteral("by"),
                         other.name.isEmpty() ? QString::number(other.vmid)
                                              : QStringLiteral("%1 (%2)").arg(other.name).arg(other.vmid));
    concern.facts.insert(QStringLiteral("source"), other.source == AddressInUse::Source::Config
                                                       ? QStringLiteral("config")
                                                       : QStringLiteral("guest"));
    return concern;
}

/// The addresses of a batch, together.
class AddressBook
{
public:
    explicit AddressBook(const QList<PlannedVm> &vms)
    {
        for (const PlannedVm &vm : vms) {
            const auto addresses = plannedAddresses(vm);
            for (const PlannedAddress &address : addresses) {
                ++m_users[address.cidr.address.bytes];
                if (address.gateway)
                    m_gateways.insert(address.gateway->bytes);
            }
        }
    }
    [[nodiscard]] bool isEmpty() const { return m_users.isEmpty(); }
    [[nodiscard]] bool isShared(const IpAddress &address) const { return m_users.value(address.bytes) > 1; }
    [[nodiscard]] bool isGateway(const IpAddress &address) const
    {
        return m_gateways.contains(address.bytes);
    }

private:
    QHash<QByteArray, int> m_users;
    QSet<QByteArray> m_gateways;
};

Concerns judged(const PlannedVm &vm, const PlannedAddress &address, const AddressBook &book,
                const QList<AddressInUse> &known)
{
    Concerns concerns;
    Concern concern{vm.number,
                    Subject::AddressUsed,
                    Level::Warning,
                    address.path(),
                    {{QStringLiteral("value"), textOf(vm, address)}}};
    for (const AddressInUse &other : known) {
        if (other.address == address.cidr.address)
            concerns.append(inUse(concern, other));
    }
    concern.subject = Subject::AddressTwice; // a spec that gives one twice is not valid
    if (address.inherited && book.isShared(address.cidr.address))
        concerns.append(concern);
    concern.subject = Subject::AddressIsGateway;
    if (book.isGateway(address.cidr.address))
        concerns.append(concern);
    concern.subject = Subject::GatewayOutside;
    concern.path =
        QStringLiteral("$.cloud_init.%1.%2")
            .arg(address.key, address.part == u"ip" ? QStringLiteral("gw") : QStringLiteral("gw6"));
    concern.facts.insert(QStringLiteral("gateway"), gatewayText(vm, address));
    // A link-local gateway is beside any prefix, and right.
    const bool isLinkLocal = address.gateway && address.gateway->isV6() &&
                             address.gateway->bytes.startsWith(QByteArray("\xfe\x80", 2));
    if (address.gateway && !isLinkLocal && !isInside(*address.gateway, address.cidr))
        concerns.append(concern);
    return concerns;
}

} // namespace

Concerns cardConcerns(const PlannedVm &vm, const PreflightFacts &facts)
{
    Concerns concerns;
    if (vm.node.isEmpty()) // the template is not known, which is said
        return concerns;
    const auto bridges = factAt(facts.bridges, vm.node);
    const auto cards = cardsOf(vm);
    for (const Card &card : cards) {
        const QString path = QStringLiteral("$.network.%1.").arg(card.key);
        const QString bridgePath = path + QStringLiteral("bridge");
        if (!bridges) {
            concerns.append(unchecked(vm.number, Subject::BridgeMissing, bridgePath, bridges.error(),
                                      card.facts(vm.node)));
            continue;
        }
        if (!holds(facts, card.path(), {QStringLiteral("SDN.Use")}).value_or(true))
            continue; // the list may leave it out; its privilege is what is missing
        const auto it = std::ranges::find(*bridges, card.bridge, &pve::Bridge::name);
        if (it == bridges->end()) // found out at the start (pve/FACTS.md 6)
            concerns.append({vm.number, Subject::BridgeMissing,
                             vm.spec.start ? Level::Problem : Level::Warning, bridgePath,
                             card.facts(vm.node)});
        else if (!card.vlan.isEmpty() && !it->vlanAware)
            concerns.append({vm.number, Subject::VlanUnaware, Level::Warning, path + QStringLiteral("vlan"),
                             card.facts(vm.node)});
    }
    return concerns;
}

Concerns addressConcerns(const QList<PlannedVm> &vms, const PreflightFacts &facts)
{
    const AddressBook book(vms);
    if (book.isEmpty())
        return {};
    const QString whole = QStringLiteral("$.cloud_init");
    Concerns concerns;
    const auto &known = facts.addresses;
    for (const PlannedVm &vm : vms) {
        const auto addresses = plannedAddresses(vm);
        for (const PlannedAddress &address : addresses)
            concerns += judged(vm, address, book, known ? known->known : QList<AddressInUse>());
    }
    if (!known)
        concerns.append(unchecked(0, Subject::AddressUsed, whole, known.error()));
    else if (known->unread > 0)
        concerns.append(unchecked(0, Subject::AddressUsed, whole,
                                  known->error.value_or(PreflightFacts::notAsked()),
                                  {{QStringLiteral("count"), QString::number(known->unread)}}));
    return concerns;
}

} // namespace prov
