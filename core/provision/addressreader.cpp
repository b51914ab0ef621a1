// SPDX-License-Identifier: Apache-2.0
#include "core/provision/addressreader.h"

#include "core/provision/configplan.h"
#include "core/provision/guestaddress.h"
#include "core/provision/propertystring.h"
#include "core/pve/decode.h"

#include <algorithm>
#include <utility>

namespace prov {

namespace {

QList<AddressInUse> staticAddresses(const pve::Resource &vm, const QMap<QString, QString> &config)
{
    QList<AddressInUse> result;
    for (int i = 0; i < 32; ++i) {
        const auto value = PropertyString::parse(config.value(QStringLiteral("ipconfig%1").arg(i)));
        for (const auto &part : {QStringLiteral("ip"), QStringLiteral("ip6")}) {
            if (const auto cidr = parseCidr(value.value(part).value_or(QString())))
                result.append({cidr->address, vm.vmid, vm.name, AddressInUse::Source::Config});
        }
    }
    return result;
}

/// No device of it has an address that only the guest knows.
bool isAllStatic(const QMap<QString, QString> &config)
{
    for (int i = 0; i < 32; ++i) {
        const auto value = PropertyString::parse(config.value(QStringLiteral("ipconfig%1").arg(i)));
        const auto isStatic = [&value](const QString &part) {
            return parseCidr(value.value(part).value_or(QString())).has_value();
        };
        if (config.contains(QStringLiteral("net%1").arg(i)) && !isStatic(QStringLiteral("ip")) &&
            !isStatic(QStringLiteral("ip6")))
            return false;
    }
    return true;
}

} // namespace

AddressReader::AddressReader(pve::Client &client, base::Clock &clock, QObject *parent)
    : QObject(parent), m_client(client), m_clock(clock)
{
}

AddressReader::~AddressReader() = default;

int AddressReader::left() const
{
    const auto open = static_cast<qsizetype>(m_open.size());
    return static_cast<int>(open + m_configs.size() +
                            qMin(m_agents.size() + m_extras.size(), mostAgents - m_asked));
}

void AddressReader::read(const QList<pve::Resource> &vms)
{
    stop();
    m_vms.clear();
    m_configs.clear();
    m_agents.clear();
    m_extras.clear();
    m_asked = 0;
    m_beyond = 0;
    m_begun = m_clock.now();
    m_error.reset();
    for (const pve::Resource &vm : vms) {
        if (vm.isTemplate)
            continue;
        if (m_vms.size() == mostVms) {
            ++m_beyond;
            m_error = gaveUp(QT_TRANSLATE_NOOP("Wording", "No more than 500 VMs are looked at."));
            continue;
        }
        m_vms.append(vm.vmid);
        const auto known = m_known.constFind(vm.vmid);
        const bool isFresh = known != m_known.cend() && known->isRead && m_clock.now() - known->at < freshFor;
        if (!isFresh) {
            m_known.remove(vm.vmid);
            m_configs.append(vm);
        }
    }
    m_timer = m_clock.after(base::Millis{0}, [this] { next(); });
}

void AddressReader::stop()
{
    m_timer.reset();
    m_open.clear();
}

void AddressReader::forget()
{
    m_known.clear();
    m_silent.clear();
}

AddressesInUse AddressReader::addresses() const
{
    AddressesInUse result;
    result.unread = m_beyond;
    result.error = m_error;
    for (const pve::VmId vmid : m_vms) {
        const Vm vm = m_known.value(vmid);
        result.known += vm.addresses;
        if (!vm.isRead)
            ++result.unread;
    }
    if (result.unread > 0 && !result.error)
        result.error = gaveUp(QT_TRANSLATE_NOOP("Wording", "There was no time for it."));
    return result;
}

std::optional<QList<AddressInUse>> AddressReader::addressesOf(pve::VmId vmid) const
{
    const auto known = m_known.constFind(vmid);
    return known == m_known.cend() ? std::nullopt : std::optional(known->addresses);
}

/// Agents last: their answers take long.
void AddressReader::next()
{
    if (!m_configs.isEmpty()) {
        const pve::Resource vm = m_configs.takeFirst();
        return ask(pve::getConfig(vm.node, vm.vmid), vm, &AddressReader::configRead);
    }
    askAgents(m_agents, mostAgents);
    if (m_clock.now() - m_begun < earlyFor)
        askAgents(m_extras, mostAgents - m_agents.size());
    else
        m_extras.clear(); // they count as read
    if (!m_open.empty())
        return;
    if (!m_agents.isEmpty())
        m_error = gaveUp(QT_TRANSLATE_NOOP("Wording", "No more than 20 guests are asked."));
    emit finished();
}

/// As many of them as there are nodes of which none is being asked, but no more than `most` in all.
void AddressReader::askAgents(QList<pve::Resource> &vms, qsizetype most)
{
    const QList<pve::Resource> waiting = std::exchange(vms, {});
    for (const pve::Resource &vm : waiting) {
        const bool isBusy = std::any_of(m_open.begin(), m_open.end(),
                                        [&vm](const auto &open) { return open.second.node == vm.node; });
        if (isBusy || m_asked >= most) {
            vms.append(vm);
            continue;
        }
        ++m_asked;
        ask(pve::getAgentInterfaces(vm.node, vm.vmid), vm, &AddressReader::guestRead);
    }
}

bool AddressReader::isSilent(const pve::Resource &vm) const
{
    const auto silence = m_silent.constFind(vm.vmid);
    return silence != m_silent.cend() && vm.uptime >= bootsFor && m_clock.now() - silence->at < silentFor;
}

void AddressReader::configRead(const pve::Resource &vm, const pve::Answer &answer)
{
    const auto config = answer.and_then(pve::decodeConfig);
    if (!config) {
        m_error = config.error();
        return;
    }
    Vm known{m_clock.now(), config->values, staticAddresses(vm, config->values), true};
    // Nobody is asked about a guest that is off, or that would not answer.
    if (vm.status == u"running" && agentIsOn(config->values)) {
        known.isRead = isAllStatic(config->values);
        if (!isSilent(vm))
            (known.isRead ? m_extras : m_agents).append(vm);
        else if (!known.isRead)
            m_error = m_silent.value(vm.vmid).error;
    }
    m_known.insert(vm.vmid, known);
}

void AddressReader::guestRead(const pve::Resource &vm, const pve::Answer &answer)
{
    const auto interfaces = answer.and_then(pve::decodeInterfaces);
    Vm &known = m_known[vm.vmid];
    if (!interfaces) {
        const bool isSilent = interfaces.error().fields.value(QStringLiteral("what")) == u"agent-silent";
        if (isSilent && vm.uptime >= bootsFor)
            m_silent.insert(vm.vmid, {m_clock.now(), interfaces.error()});
        if (!known.isRead)
            m_error = interfaces.error();
        return;
    }
    known.at = m_clock.now();
    known.isRead = true;
    const QStringList texts = judgeGuest({}, known.config, *interfaces).addresses;
    for (const QString &text : texts) {
        const auto address = parseAddress(text);
        const auto isIt = [&address](const AddressInUse &each) { return each.address == *address; };
        if (address && std::none_of(known.addresses.begin(), known.addresses.end(), isIt))
            known.addresses.append({*address, vm.vmid, vm.name, AddressInUse::Source::Guest});
    }
}

void AddressReader::ask(const pve::Request &request, const pve::Resource &vm,
                        void (AddressReader::*then)(const pve::Resource &, const pve::Answer &))
{
    auto reply = m_client.send(request);
    connect(reply.get(), &pve::Reply::finished, this, [this, vm, then](const pve::Answer &answer) {
        const auto done = m_open.extract(vm.vmid);
        (this->*then)(vm, answer);
        emit progressed();
        next();
    });
    m_open.emplace(vm.vmid, Question{vm.node, std::move(reply)});
}

} // namespace prov
