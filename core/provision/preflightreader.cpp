// SPDX-License-Identifier: Apache-2.0
#include "core/provision/preflightreader.h"

#include "core/provision/plannedvm.h"
#include "core/provision/preflightchecks.h"
#include "core/pve/decode.h"

#include <algorithm>
#include <array>
#include <utility>

namespace prov {

using base::Error;

namespace {

QString vmPath(pve::VmId vmid)
{
    return QStringLiteral("/vms/%1").arg(vmid);
}

QByteArray keyOf(const pve::Request &request)
{
    return request.path + '?' + request.query;
}

QStringList pathsFor(const QList<PlannedVm> &vms, const PreflightFacts &facts, pve::VmId freeId)
{
    QStringList paths{vmPath(freeId)};
    for (const PlannedVm &vm : vms) {
        paths += pathsToAsk(needsOf(vm, freeId, pveMajor(facts)));
        paths.removeDuplicates();
    }
    return paths;
}

} // namespace

PreflightReader::PreflightReader(pve::Client &client, base::Clock &clock, QObject *parent)
    : QObject(parent), m_client(client), m_clock(clock), m_addresses(client, clock)
{
    connect(&m_addresses, &AddressReader::progressed, this, &PreflightReader::tellProgress);
    connect(&m_addresses, &AddressReader::finished, this, [this] {
        m_facts.addresses = m_addresses.addresses();
        conclude();
    });
}

PreflightReader::~PreflightReader() = default;

void PreflightReader::read(const BatchSpec &batch, Scope scope, const pve::InventoryData *known)
{
    m_open.clear();
    m_addresses.stop();
    m_batch = batch;
    m_scope = scope;
    m_round = 0;
    m_done = 0;
    m_isUnderWay = true;
    m_readsAddresses = false;
    if (known != nullptr) {
        m_facts.inventory = *known;
        m_facts.inventory->bridges.clear();
        m_readAt.insert(keyOf(pve::getResources()), m_clock.now());
        for (auto it = known->bridges.begin(); it != known->bridges.end(); ++it) {
            m_facts.bridges.insert(it.key(), *it);
            m_readAt.insert(keyOf(pve::getBridges(it.key())), m_clock.now());
        }
    }
    m_limit = m_clock.after(scope == Scope::Quick ? quickPatience : patience, [this] { giveUp(); });
    m_timer = m_clock.after(base::Millis{0}, [this] { proceed(); });
}

void PreflightReader::forget()
{
    m_readAt.clear();
    m_addresses.forget();
}

void PreflightReader::readServer()
{
    ask(pve::getResources(), [this](const pve::Answer &answer) {
        m_facts.inventory = answer.and_then(pve::decodeResources).map(pve::inventoryOf);
    });
    ask(pve::getVersion(),
        [this](const pve::Answer &answer) { m_facts.version = answer.and_then(pve::decodeVersion); });
    ask(pve::getPermissions(),
        [this](const pve::Answer &answer) { m_facts.listed = answer.and_then(pve::decodePermissions); });
}

void PreflightReader::readPlaces()
{
    QSet<pve::VmId> templates;
    QSet<QString> nodes;
    const auto vms = plannedVms(m_batch, m_facts);
    for (const PlannedVm &vm : vms) {
        if (!vm.templateNode.isEmpty() && !templates.contains(vm.spec.templateId))
            readTemplate(vm.spec.templateId, vm.templateNode);
        if (!vm.node.isEmpty() && !nodes.contains(vm.node))
            readNode(vm.node);
        templates.insert(vm.spec.templateId);
        nodes.insert(vm.node);
    }
}

void PreflightReader::readTemplate(pve::VmId vmid, const QString &node)
{
    ask(pve::getConfig(node, vmid), [this, vmid](const pve::Answer &answer) {
        m_facts.configs.insert(vmid, answer.and_then(pve::decodeConfig));
    });
    ask(pve::getCloneFeature(node, vmid), [this, vmid](const pve::Answer &answer) {
        m_facts.features.insert(vmid, answer.and_then(pve::decodeFeature));
    });
}

void PreflightReader::readNode(const QString &node)
{
    ask(pve::getStorages(node), [this, node](const pve::Answer &answer) {
        m_facts.storages.insert(node, answer.and_then(pve::decodeStorages));
    });
    ask(pve::getBridges(node), [this, node](const pve::Answer &answer) {
        m_facts.bridges.insert(node, answer.and_then(pve::decodeBridges));
    });
}

void PreflightReader::readRights()
{
    const pve::VmId freeId = freeIdFor(m_facts);
    if (freeId == 0)
        return; // without resources nothing else is worth asking
    const QStringList paths = pathsFor(plannedVms(m_batch, m_facts), m_facts, freeId);
    for (const QString &path : paths) {
        ask(pve::getPermissions(path), [this, path](const pve::Answer &answer) {
            const auto held = answer.and_then(pve::decodePermissions);
            m_facts.privileges.insert(path, held.map([&path](const auto &all) { return all.value(path); }));
        });
    }
}

/// They may be those of VMs that are not to be seen.
void PreflightReader::readVmids()
{
    if (!m_facts.inventory || seesAll(m_facts, freeIdFor(m_facts)))
        return;
    int left = mostVmids;
    for (const VmSpec &vm : std::as_const(m_batch.vms)) {
        const pve::VmId vmid = vm.exactVmid;
        if (vmid == 0 || m_facts.inventory->vm(vmid) != nullptr || left-- <= 0)
            continue;
        ask(pve::getNextId(vmid), [this, vmid](const pve::Answer &answer) {
            const bool isTaken = !answer && answer.error().kind == Error::Kind::Exists;
            m_facts.taken.insert(vmid, answer || isTaken ? base::Result<bool>(isTaken)
                                                         : base::failure(answer.error()));
        });
    }
}

void PreflightReader::readAddresses()
{
    const auto vms = plannedVms(m_batch, m_facts);
    const bool isStatic = std::any_of(vms.begin(), vms.end(),
                                      [](const PlannedVm &vm) { return !plannedAddresses(vm).isEmpty(); });
    m_readsAddresses = isStatic && m_scope == Scope::Whole && m_facts.inventory;
    if (m_readsAddresses)
        m_addresses.read(m_facts.inventory->vms);
}

void PreflightReader::ask(const pve::Request &request, const Then &then)
{
    const QByteArray key = keyOf(request);
    const auto read = m_readAt.constFind(key);
    if (read != m_readAt.cend() && m_clock.now() - *read < freshFor)
        return;
    Question question{key, then, m_client.send(request)};
    connect(question.reply.get(), &pve::Reply::finished, this,
            [this, serial = ++m_serial](const pve::Answer &answer) { answered(serial, answer); });
    m_open.emplace(m_serial, std::move(question));
}

void PreflightReader::answered(quint64 serial, const pve::Answer &answer)
{
    const auto done = m_open.extract(serial);
    const Question &question = done.mapped();
    if (answer)
        m_readAt.insert(question.key, m_clock.now());
    question.then(answer);
    ++m_done;
    tellProgress();
    proceed();
}

void PreflightReader::proceed()
{
    static constexpr std::array<Round, 5> rounds{&PreflightReader::readServer, &PreflightReader::readPlaces,
                                                 &PreflightReader::readRights, &PreflightReader::readVmids,
                                                 &PreflightReader::readAddresses};
    while (m_open.empty() && m_round < rounds.size())
        (this->*rounds.at(m_round++))();
    if (m_open.empty() && !m_readsAddresses)
        conclude();
}

void PreflightReader::giveUp()
{
    const auto late = std::exchange(m_open, {});
    const Error error = gaveUp(QT_TRANSLATE_NOOP("Wording", "There was no answer in time."));
    for (const auto &[serial, question] : late)
        question.then(base::failure(error));
    if (m_readsAddresses)
        m_facts.addresses = m_addresses.addresses();
    conclude();
}

void PreflightReader::conclude()
{
    m_open.clear();
    m_addresses.stop();
    m_limit.reset();
    m_timer.reset();
    m_isUnderWay = false;
    emit finished();
}

void PreflightReader::tellProgress()
{
    if (m_readsAddresses)
        m_facts.addresses = m_addresses.addresses();
    emit progress(m_done, m_done + static_cast<int>(m_open.size()) + m_addresses.left());
}

} // namespace prov
