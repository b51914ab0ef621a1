// SPDX-License-Identifier: Apache-2.0
#include "core/pve/taskpoller.h"

#include "core/pve/nodewatch.h"

namespace pve {

TaskPoller::TaskPoller(Client &client, base::Clock &clock, PollSettings settings, QObject *parent)
    : QObject(parent), m_client(client), m_clock(clock)
{
    m_view.settings = settings;
}

TaskPoller::~TaskPoller() = default;

void TaskPoller::setUser(const QString &user)
{
    m_view.user = user;
}

void TaskPoller::setSettings(const PollSettings &settings)
{
    m_view.settings = settings;
    for (const auto &[name, node] : m_nodes)
        node->schedule();
}

void TaskPoller::watch(const Upid &upid, Pace pace)
{
    auto &node = m_nodes[upid.node];
    if (!node) {
        node = std::make_unique<NodeWatch>(upid.node, m_client, m_clock, m_view);
        connect(node.get(), &NodeWatch::logGrew, this, &TaskPoller::logGrew);
        connect(node.get(), &NodeWatch::seenRunning, this, &TaskPoller::seenRunning);
        connect(node.get(), &NodeWatch::ended, this, &TaskPoller::ended);
        connect(node.get(), &NodeWatch::vanished, this, &TaskPoller::vanished);
        connect(node.get(), &NodeWatch::troubled, this, &TaskPoller::troubled);
        connect(node.get(), &NodeWatch::recovered, this, &TaskPoller::recovered);
    }
    node->watch(upid, pace);
}

void TaskPoller::unwatch(const Upid &upid)
{
    if (const auto node = m_nodes.find(upid.node); node != m_nodes.end())
        node->second->unwatch(upid.text);
}

bool TaskPoller::isWatching(const Upid &upid) const
{
    const auto node = m_nodes.find(upid.node);
    return node != m_nodes.end() && node->second->isWatching(upid.text);
}

void TaskPoller::setSelected(const QString &upid)
{
    m_view.selected = upid;
}

void TaskPoller::setOnScreen(const QStringList &upids)
{
    m_view.onScreen = upids;
}

void TaskPoller::wake()
{
    for (const auto &[name, node] : m_nodes)
        node->wake();
}

} // namespace pve
