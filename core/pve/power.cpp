// SPDX-License-Identifier: Apache-2.0
#include "core/pve/power.h"

#include "core/pve/decode.h"
#include "core/pve/failures.h"

#include <algorithm>

namespace pve {

namespace {

Request requestFor(PowerAct act, const QString &node, VmId vmid)
{
    switch (act) {
    case PowerAct::Start:
        return postStart(node, vmid);
    case PowerAct::ShutDown:
        return postShutdown(node, vmid);
    case PowerAct::Stop:
        return postStop(node, vmid);
    }
    Q_UNREACHABLE();
}

} // namespace

Power::Power(Client &client, base::Clock &clock, QObject *parent)
    : QObject(parent), m_client(client), m_clock(clock), m_poller(client, clock, {})
{
    connect(&m_poller, &TaskPoller::ended, this, [this](const Upid &upid, const TaskExit &exit) {
        taskEnded(upid, exit.good() ? std::nullopt : std::optional(failureFromText(exit.text, 0)));
    });
    connect(&m_poller, &TaskPoller::vanished, this,
            [this](const Upid &upid, const base::Error &error) { taskEnded(upid, error); });
}

Power::~Power() = default;

void Power::run(PowerAct act, const QString &node, VmId vmid)
{
    if (underWay(vmid))
        return;
    auto reply = m_client.send(requestFor(act, node, vmid));
    connect(reply.get(), &Reply::finished, this, [this, vmid](const Answer &got) { answered(vmid, got); });
    m_actions.insert_or_assign(vmid, Action{act, std::move(reply), {}});
    emit changed(vmid);
}

std::optional<PowerAct> Power::underWay(VmId vmid) const
{
    const auto it = m_actions.find(vmid);
    return it == m_actions.end() ? std::nullopt : std::optional(it->second.act);
}

std::optional<Power::Deed> Power::lastDone(VmId vmid) const
{
    const auto it = m_done.find(vmid);
    return it == m_done.end() ? std::nullopt : std::optional(it->second);
}

void Power::answered(VmId vmid, const Answer &answer)
{
    Action &action = m_actions.at(vmid);
    const auto reply = std::move(action.reply); // it is in its own signal
    const auto upid = answer.and_then(decodeUpid);
    if (!upid)
        return finish(vmid, upid.error());
    action.upid = upid->text;
    m_poller.watch(*upid);
}

void Power::taskEnded(const Upid &upid, const std::optional<base::Error> &error)
{
    const auto it = std::find_if(m_actions.begin(), m_actions.end(),
                                 [&upid](const auto &each) { return each.second.upid == upid.text; });
    if (it != m_actions.end())
        finish(it->first, error);
}

void Power::finish(VmId vmid, const std::optional<base::Error> &error)
{
    const PowerAct act = m_actions.at(vmid).act;
    m_actions.erase(vmid);
    if (!error)
        m_done.insert_or_assign(vmid, Deed{act, m_clock.wallNow()});
    emit changed(vmid);
    if (error)
        emit failed(vmid, act, *error);
    else
        emit done(vmid, act);
}

} // namespace pve
