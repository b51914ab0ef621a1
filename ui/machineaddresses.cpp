// SPDX-License-Identifier: Apache-2.0
#include "ui/machineaddresses.h"

#include <utility>

namespace ui {

MachineAddresses::MachineAddresses(pve::Client &client, base::Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock), m_reader(client, clock)
{
    connect(&m_reader, &prov::AddressReader::progressed, this, &MachineAddresses::take);
}

void MachineAddresses::look(const QList<pve::Resource> &machines)
{
    QList<MachineOrigins::Looks> looked;
    for (const pve::Resource &vm : machines)
        looked.append({vm.vmid, vm.node, vm.name});
    if (looked == m_looked && m_clock.now() - m_lookedAt < prov::AddressReader::freshFor)
        return;
    m_looked = looked;
    m_lookedAt = m_clock.now();
    m_reader.read(machines);
}

void MachineAddresses::rest()
{
    m_reader.stop();
    m_looked.clear();
}

void MachineAddresses::take()
{
    bool isNews = false;
    for (const auto &looks : std::as_const(m_looked)) {
        const auto addresses = m_reader.addressesOf(looks.vmid);
        if (!addresses)
            continue;
        const Entry entry{looks, *addresses};
        if (m_entries.value(looks.vmid) == entry)
            continue;
        m_entries.insert(looks.vmid, entry);
        isNews = true;
    }
    if (isNews)
        emit changed();
}

QList<prov::AddressInUse> MachineAddresses::of(const MachineOrigins::Looks &looks) const
{
    const Entry entry = m_entries.value(looks.vmid);
    return entry.looks == looks ? entry.addresses : QList<prov::AddressInUse>();
}

QList<MachineOrigins::Looks> MachineAddresses::known() const
{
    QList<MachineOrigins::Looks> all;
    for (const Entry &entry : m_entries)
        all.append(entry.looks);
    return all;
}

} // namespace ui
