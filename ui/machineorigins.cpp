// SPDX-License-Identifier: Apache-2.0
#include "ui/machineorigins.h"

#include "core/base/shown.h"
#include "core/pve/decode.h"

namespace ui {

using prov::Mark;
using prov::Origin;

MachineOrigins::MachineOrigins(pve::Client &client, const prov::Engine &engine, QObject *parent)
    : QObject(parent), m_client(client), m_engine(engine)
{
}

void MachineOrigins::read(const Looks &looks)
{
    const Looks before = std::exchange(m_reading, looks);
    m_reply = m_client.send(pve::getConfig(looks.node, looks.vmid));
    connect(m_reply.get(), &pve::Reply::finished, this,
            [this, looks](const pve::Answer &answer) { take(looks, answer); });
    if (before.vmid != looks.vmid)
        emit changed(before.vmid);
    emit changed(looks.vmid);
}

void MachineOrigins::take(const Looks &looks, const pve::Answer &answer)
{
    const auto mark = answer.and_then(pve::decodeConfig).map([](const pve::VmConfig &config) {
        return prov::markOf(config.values);
    });
    m_reply.reset();
    m_reading = {};
    m_entries.insert_or_assign(looks.vmid, Entry{looks, mark});
    emit changed(looks.vmid);
}

/// Jobs of another cluster, or of another identity, prove nothing here.
const prov::Job *MachineOrigins::jobOf(const Mark &mark) const
{
    const auto *job = m_engine.job(mark.jobId);
    return job && m_engine.canResume(*job) ? job : nullptr;
}

MachineOrigins::Finding MachineOrigins::of(const Looks &looks) const
{
    const auto it = m_entries.find(looks.vmid);
    if (it == m_entries.end() || it->second.looks != looks)
        return {looks == m_reading ? Finding::State::Reading : Finding::State::Unread,
                Origin::Unmarked,
                nullptr,
                {}};
    const auto &mark = it->second.mark;
    if (!mark)
        return {Finding::State::Failed, Origin::Unmarked, nullptr, base::shown(mark.error())};
    const auto *job = jobOf(*mark);
    const Origin origin = originOf(*mark, looks.vmid, job);
    return {Finding::State::Read, origin, origin == Origin::Confirmed ? job : nullptr, {}};
}

QList<MachineOrigins::Looks> MachineOrigins::known() const
{
    QList<Looks> list;
    for (const auto &[vmid, entry] : m_entries)
        list.append(entry.looks);
    return list;
}

} // namespace ui
