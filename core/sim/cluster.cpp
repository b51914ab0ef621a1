// SPDX-License-Identifier: Apache-2.0
#include "core/sim/cluster.h"

#include "core/sim/demo.h"
#include "core/sim/proxy.h"
#include "core/sim/scenario.h"
#include "core/sim/world.h"
#include "core/sim/worldfile.h"

namespace sim {

namespace {

QDateTime epochOf(const Cluster::Setup &setup)
{
    return setup.epoch.isValid() ? setup.epoch : QDateTime::fromSecsSinceEpoch(1'795'400'000, Qt::UTC);
}

QString tokenText(const ApiToken &token)
{
    return QString::fromLatin1(token.fullName() + '=' + token.secret);
}

} // namespace

class Cluster::State
{
public:
    State(quint64 seed, const QDateTime &epoch) : world(seed, epoch), proxy(world) {}

    World world;
    Proxy proxy;
    QList<Logged> log;
};

QString Cluster::wrongStart(const QJsonObject &start)
{
    World scratch(0, epochOf({}));
    return readWorld(scratch, start);
}

Cluster::Cluster(const Setup &setup) : m_state(std::make_unique<State>(setup.seed, epochOf(setup)))
{
    const Scenario *scenario = findScenario(setup.scenario);
    Q_ASSERT(scenario);
    m_state->world.pace = scenario->pace;
    const QString wrong = setup.start.isEmpty() ? QString() : readWorld(m_state->world, setup.start);
    Q_ASSERT(wrong.isEmpty());
    if (setup.start.isEmpty())
        buildDemo(m_state->world);
    m_state->world.startStatRounds();
    if (scenario->ticketSeconds > 0)
        m_state->world.tickets.lifetime = scenario->ticketSeconds;
    const QString wrongStory = readWorld(m_state->world, scenario->world);
    Q_ASSERT(wrongStory.isEmpty());
    for (const Fault &fault : setup.faults)
        addFault(fault);
}

Cluster::~Cluster() = default;

Response Cluster::handle(const Request &request, Millis now)
{
    m_state->world.advanceTo(now);
    Logged entry{request.method, request.target, now, {}, false, 0};
    const Response response = m_state->proxy.handle(request, entry);
    entry.status = response.status;
    m_state->log.append(entry);
    return response;
}

void Cluster::advanceTo(Millis now)
{
    m_state->world.advanceTo(now);
}

QString Cluster::adminToken() const
{
    return tokenText(m_state->world.access.tokens.first());
}

QString Cluster::adminUser() const
{
    return QString::fromUtf8(m_state->world.access.users.first().name);
}

QString Cluster::adminPassword() const
{
    return QString::fromUtf8(m_state->world.access.users.first().password);
}

Cluster::SecondFactorLogin Cluster::secondFactorLogin() const
{
    const User *user = std::as_const(m_state->world.access).user("tfa@pve");
    Q_ASSERT(user); // of demo.cpp
    QStringList recovery;
    for (const QByteArray &code : user->recovery)
        recovery.append(QString::fromLatin1(code));
    return {QString::fromUtf8(user->name), QString::fromUtf8(user->password), QString::fromLatin1(user->totp),
            recovery};
}

QString Cluster::bareToken() const
{
    return tokenText(m_state->world.access.tokens.last());
}

QByteArray Cluster::ticket(const QByteArray &user, qint64 epochSeconds) const
{
    return m_state->world.tickets.ticket(user, epochSeconds);
}

QByteArray Cluster::csrfToken(const QByteArray &user, qint64 epochSeconds) const
{
    return m_state->world.tickets.csrfToken(user, epochSeconds);
}

QList<int> Cluster::vmids() const
{
    return m_state->world.vms.keys();
}

QDateTime Cluster::wallAt(Millis at) const
{
    return m_state->world.epoch.addMSecs(at.count());
}

QStringList Cluster::scenarioNames()
{
    QStringList names;
    for (const Scenario &scenario : scenarios())
        names.append(scenario.name);
    return names;
}

QString Cluster::scenarioSentence(const QString &name)
{
    const Scenario *scenario = findScenario(name);
    return scenario ? scenario->sentence : QString();
}

void Cluster::addFault(const Fault &fault)
{
    m_state->world.addFault(fault);
}

QMap<QByteArray, QByteArray> Cluster::config(int vmid) const
{
    return m_state->world.vms.value(vmid).config;
}

QMap<QByteArray, QByteArray> Cluster::pending(int vmid) const
{
    return m_state->world.vms.value(vmid).pending;
}

bool Cluster::isRunning(int vmid) const
{
    return m_state->world.vms.value(vmid).running;
}

void Cluster::addForeignVm(int vmid, const QByteArray &node, const QByteArray &name,
                           const QByteArray &description)
{
    Vm vm;
    vm.id = vmid;
    vm.node = node;
    vm.config = {{"name", name}, {"memory", "1024"}, {"cores", "1"}};
    if (!description.isEmpty())
        vm.config.insert("description", description);
    m_state->world.vms.insert(vmid, vm);
}

void Cluster::holdFlock(int vmid, Millis span)
{
    Gates::hold(m_state->world, flockOf(vmid), span);
}

const QList<Cluster::Logged> &Cluster::requests() const
{
    return m_state->log;
}

} // namespace sim
