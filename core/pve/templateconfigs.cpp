// SPDX-License-Identifier: Apache-2.0
#include "core/pve/templateconfigs.h"

#include "core/pve/decode.h"

namespace pve {

TemplateConfigs::TemplateConfigs(Client &client, QObject *parent) : QObject(parent), m_client(client) {}

TemplateConfigs::~TemplateConfigs() = default;

void TemplateConfigs::read(const InventoryData &inventory)
{
    for (const Resource &vm : inventory.vms) {
        if (!vm.isTemplate || m_asked.contains(vm.vmid))
            continue;
        m_asked.insert(vm.vmid);
        m_waiting.append(vm);
    }
    next();
}

void TemplateConfigs::forget()
{
    m_asked.clear();
    m_waiting.clear();
}

const VmConfig *TemplateConfigs::of(VmId vmid) const
{
    const auto it = m_configs.constFind(vmid);
    return it == m_configs.cend() ? nullptr : &*it;
}

void TemplateConfigs::next()
{
    if (m_reply || m_waiting.isEmpty())
        return;
    const Resource vm = m_waiting.takeFirst();
    m_reply = m_client.send(getConfig(vm.node, vm.vmid));
    connect(m_reply.get(), &Reply::finished, this,
            [this, vmid = vm.vmid](const Answer &answer) { answered(vmid, answer); });
}

void TemplateConfigs::answered(VmId vmid, const Answer &answer)
{
    const auto done = std::move(m_reply);
    const auto config = answer.and_then(decodeConfig);
    const bool isNews = config && (!m_configs.contains(vmid) || m_configs.value(vmid) != *config);
    if (isNews)
        m_configs.insert(vmid, *config);
    next();
    if (isNews)
        emit changed();
}

} // namespace pve
