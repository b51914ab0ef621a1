// SPDX-License-Identifier: Apache-2.0
#include "ui/create/outlook.h"

#include "core/provision/preflight.h"

#include <algorithm>

namespace ui {

using Scope = prov::PreflightReader::Scope;

bool hasNews(const Assessment &now, const Assessment &before)
{
    const auto isKnown = [&before](const prov::Concern &concern) {
        return concern.level == prov::Concern::Level::NotChecked ||
               std::any_of(before.concerns.begin(), before.concerns.end(), [&](const prov::Concern &old) {
                   return old.vm == concern.vm && old.subject == concern.subject &&
                          old.level == concern.level && old.path == concern.path;
               });
    };
    return !std::all_of(now.concerns.begin(), now.concerns.end(), isKnown);
}

Outlook::Outlook(pve::Client &client, base::Clock &clock, const pve::Inventory &inventory, QObject *parent)
    : QObject(parent), m_clock(clock), m_inventory(inventory), m_reader(client, clock)
{
    connect(&m_reader, &prov::PreflightReader::finished, this, &Outlook::looked);
}

Outlook::~Outlook() = default;

void Outlook::open()
{
    m_addressesDue = true;
}

void Outlook::forget()
{
    m_reader.forget();
    open();
}

void Outlook::lookSoon(const NumberedVms &vms)
{
    m_batch = {vms.values(), {}};
    m_soon = m_clock.after(afterTyping, [this] { look(); });
}

void Outlook::rest()
{
    m_soon.reset();
}

Assessment Outlook::assess(const NumberedVms &vms) const
{
    if (vms.isEmpty())
        return {};
    const QList<int> numbers = vms.keys();
    const prov::PreflightFacts &facts = m_reader.facts();
    QList<prov::Concern> concerns = prov::preflight({vms.values(), {}}, facts);
    for (prov::Concern &concern : concerns) {
        if (concern.vm > 0)
            concern.vm = numbers.at(concern.vm - 1);
    }
    return {concerns, QSet<int>(numbers.begin(), numbers.end()), m_soon != nullptr || m_reader.isUnderWay(),
            addressesOf(facts)};
}

QSet<QByteArray> Outlook::addressesOf(const prov::PreflightFacts &facts)
{
    QSet<QByteArray> addresses;
    if (facts.addresses) {
        for (const prov::AddressInUse &each : facts.addresses->known)
            addresses.insert(each.address.bytes);
    }
    return addresses;
}

void Outlook::look()
{
    m_soon.reset();
    m_reader.read(m_batch, m_addressesDue ? Scope::Whole : Scope::Quick, &m_inventory.data());
}

void Outlook::looked()
{
    if (m_reader.hasReadAddresses())
        m_addressesDue = false;
    emit changed();
}

} // namespace ui
