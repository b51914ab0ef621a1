// SPDX-License-Identifier: Apache-2.0
#include "core/pve/inventory.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

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
    m_nextIn = base::Millis{0};
    if (!m_underWay)
        round();
}

void Inventory::refreshResources()
{
    m_nextIn = std::min(m_nextIn, ownGap);
    if (!m_underWay && !m_error) // else its turn comes with the next try
        wakeIn(m_readAt.isValid() ? leftOf(std::min(m_interval, ownGap)) : base::Millis{0});
}

void Inventory::lose(const base::Error &error)
{
    if (m_error || (!m_underWay && !m_readAt.isValid()))
        return; // known already, or not begun
    m_reading.reset();
    m_replies.erase(getResources().path);
    finish(base::failure(error));
}

void Inventory::setInterval(base::Millis interval)
{
    if (m_interval == interval)
        return;
    m_interval = interval;
    if (m_timer && !m_underWay)
        wakeIn(leftOf(interval));
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
    m_nextIn = m_interval;
    ask(getResources(), [this](const Answer &answer) { resourcesRead(answer); });
}

void Inventory::resourcesRead(const Answer &answer)
{
    if (!answer)
        return finish(base::failure(answer.error()));
    m_latency = answer->took;
    m_reading.emplace(*answer);
    readOn();
}

/// Between two parts the window is served; so it is before the end of what took more than one.
void Inventory::readOn()
{
    if (m_reading->goOn()) {
        m_timer = m_clock.after(partRest, [this] { readOn(); });
        return;
    }
    const bool isLong = m_reading->isLong();
    const auto read = std::exchange(m_reading, std::nullopt)->result();
    if (!isLong)
        return finish(read);
    m_isLong = true;
    m_timer = m_clock.after(partRest, [this, read] { finish(read); });
}

void Inventory::finish(const base::Result<QList<Resource>> &resources)
{
    m_underWay = false;
    m_endedAt = m_clock.now();
    if (!resources) {
        m_error = resources.error();
        const base::Millis backOff = m_backOff.fail(m_clock.now(), longestBackOff);
        const base::Millis wait = m_interval > longestBackOff ? m_interval : backOff;
        wakeIn(wait);
        emit failed(resources.error(), wait);
        return;
    }
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
    wakeIn(m_nextIn);
    if (isNews)
        emit changed();
    if (std::exchange(m_isLong, false))
        m_telling = m_clock.after(partRest, [this] { emit refreshed(); });
    else
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

/// What is left of a time that began with the end of the last round.
base::Millis Inventory::leftOf(base::Millis span) const
{
    return std::max(base::Millis{0},
                    std::chrono::duration_cast<base::Millis>(m_endedAt + span - m_clock.now()));
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
