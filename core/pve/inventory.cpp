// SPDX-License-Identifier: Apache-2.0
#include "core/pve/inventory.h"

#include "core/pve/decode.h"

#include <QRandomGenerator>

#include <algorithm>

namespace pve {

namespace {

constexpr int intervalsPerBridges = 6;
constexpr base::Millis longestBackOff{15'000};

} // namespace

Inventory::Inventory(Client &client, base::Clock &clock, QObject *parent)
    : QObject(parent), m_client(client), m_clock(clock), m_backOff(QRandomGenerator::global()->generate())
{
}

Inventory::~Inventory() = default;

void Inventory::refresh()
{
    m_bridgesDue = base::TimePoint::min();
    refreshResources();
}

void Inventory::refreshResources()
{
    m_again = m_underWay;
    if (!m_underWay)
        round();
}

void Inventory::setInterval(base::Millis interval)
{
    if (m_interval == interval)
        return;
    m_interval = interval;
    if (m_timer) // no round is under way
        wakeIn(std::max(base::Millis{0},
                        std::chrono::duration_cast<base::Millis>(m_endedAt + interval - m_clock.now())));
}

void Inventory::readTemplate(VmId vmid)
{
    const Resource *vm = m_data.vm(vmid);
    if (vm == nullptr)
        return;
    const QString node = vm->node;
    ask(getConfig(node, vmid), [this, vmid, node](const Answer &answer) { configRead(vmid, node, answer); });
}

const TemplateDetails *Inventory::templateDetails(VmId vmid) const
{
    const auto it = m_templates.find(vmid);
    return it == m_templates.end() ? nullptr : &*it;
}

void Inventory::configRead(VmId vmid, const QString &node, const Answer &answer)
{
    const auto config = answer.and_then(decodeConfig);
    if (!config) {
        emit templateFailed(vmid, config.error());
        return;
    }
    ask(getCloneFeature(node, vmid), [this, vmid, node, config = *config](const Answer &answered) {
        // Where it cannot be asked, cloning on the template's own node still works.
        Feature feature = answered.and_then(decodeFeature).value_or(Feature{true, {}});
        feature.nodes.removeAll(node);
        m_templates.insert(vmid, {config, feature.nodes, feature.hasFeature});
        emit templateRead(vmid);
    });
}

void Inventory::round()
{
    m_timer.reset();
    m_underWay = true;
    ask(getResources(), [this](const Answer &answer) { resourcesRead(answer); });
}

void Inventory::resourcesRead(const Answer &answer)
{
    const auto resources = answer.and_then(decodeResources);
    m_underWay = false;
    m_endedAt = m_clock.now();
    if (!resources) {
        m_error = resources.error();
        m_again = false;
        const base::Millis backOff = m_backOff.fail(m_clock.now(), longestBackOff);
        const base::Millis wait = m_interval > longestBackOff ? m_interval : backOff;
        wakeIn(wait);
        emit failed(resources.error(), wait);
        return;
    }
    m_latency = answer->took;
    finishRound(inventoryOf(*resources));
}

void Inventory::finishRound(InventoryData data)
{
    data.bridges = m_data.bridges;
    const bool isNews = data != m_data || m_error;
    m_data = std::move(data);
    m_error.reset();
    m_readAt = m_clock.wallNow();
    m_backOff.reset();
    if (m_clock.now() >= m_bridgesDue) {
        m_bridgesDue = m_clock.now() + intervalsPerBridges * m_interval;
        for (const Resource &node : std::as_const(m_data.nodes)) {
            if (m_data.isOnline(node.node))
                readBridges(node.node);
        }
    }
    wakeIn(std::exchange(m_again, false) ? base::Millis{0} : m_interval);
    if (isNews)
        emit changed();
    emit refreshed();
}

void Inventory::readBridges(const QString &node)
{
    ask(getBridges(node), [this, node](const Answer &answer) {
        const auto bridges = answer.and_then(decodeBridges);
        if (!bridges || m_data.bridges.value(node) == *bridges)
            return; // without them a bridge can still be typed
        m_data.bridges.insert(node, *bridges);
        emit changed();
    });
}

void Inventory::wakeIn(base::Millis delay)
{
    m_timer = m_clock.after(delay, [this] { round(); });
}

void Inventory::ask(const Request &request, const std::function<void(const Answer &)> &then)
{
    auto reply = m_client.send(request);
    connect(reply.get(), &Reply::finished, this, [this, path = request.path, then](const Answer &answer) {
        const auto done = m_replies.extract(path); // `then` may ask the same again
        then(answer);
    });
    m_replies.insert_or_assign(request.path, std::move(reply));
}

} // namespace pve
