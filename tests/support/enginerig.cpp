// SPDX-License-Identifier: Apache-2.0
#include "tests/support/enginerig.h"

#include "core/provision/spec.h"

#include <QCoreApplication>
#include <QTest>

#include <algorithm>

namespace test {

using base::Millis;

struct EngineRig::Process
{
    explicit Process(EngineRig &rig)
        : log(rig.clock),
          client(
              rig.clock,
              [&rig](const sim::Request &request, sim::Millis at) { return rig.serve(request, at); },
              [&rig](sim::Millis at) { return rig.cluster.wallAt(at); }, rig.cluster.adminToken()),
          limiter(client),
          poller(limiter, rig.clock, {}),
          engine({limiter, poller, *rig.journal, rig.secrets, rig.clock, log}, rig.settings,
                 {QStringLiteral("demo"), QStringLiteral("AA:BB"),
                  rig.cluster.adminToken().section(QLatin1Char('='), 0, 0)})
    {
    }

    base::Log log;
    SimClient client;
    pve::NodeLimiter limiter;
    pve::TaskPoller poller;
    prov::Engine engine;
};

EngineRig::EngineRig(const QString &scenario, quint64 seed, const QJsonObject &world)
    : cluster({scenario, seed, {}, world}), secrets(clock), before(cluster.vmids())
{
    auto opened = store::Journal::inMemory();
    if (!opened)
        qFatal("no journal: %s", qPrintable(opened.error().text));
    journal = std::move(*opened);
}

EngineRig::~EngineRig() = default;

sim::Response EngineRig::serve(const sim::Request &request, sim::Millis at)
{
    if (onRequest)
        onRequest(request);
    if (m_killIn > 0 && --m_killIn == 0)
        m_killed = true;
    return cluster.handle(request, at);
}

void EngineRig::start()
{
    m_killed = false;
    m_process = std::make_unique<Process>(*this);
    if (const auto loaded = engine().load(); !loaded)
        qFatal("cannot load: %s", qPrintable(loaded.error().text));
}

void EngineRig::kill()
{
    m_process.reset();
}

prov::Engine &EngineRig::engine()
{
    return m_process->engine;
}

base::Log &EngineRig::log()
{
    return m_process->log;
}

QStringList EngineRig::submit(const QByteArray &spec)
{
    const auto batch = prov::readSpec(spec);
    if (!batch)
        qFatal("bad spec: %s", qPrintable(batch.error().first().path + batch.error().first().text));
    QStringList hashes;
    for (const auto &vm : batch->vms)
        hashes.append(vm.cloudInit.passwordEnv.isEmpty() ? QString() : passwordHash);
    const auto ids = engine().act(prov::want::Submit{*batch, hashes});
    if (!ids)
        qFatal("cannot submit: %s", qPrintable(ids.error().text));
    return *ids;
}

void EngineRig::resumeAll()
{
    QStringList ids;
    for (const auto &job : engine().jobs()) {
        if (!prov::isFinal(job.step))
            ids.append(job.id);
    }
    engine().resume(ids);
}

QList<prov::Job> EngineRig::jobs()
{
    return engine().jobs();
}

bool EngineRig::allFinal()
{
    const auto all = jobs();
    return std::all_of(all.begin(), all.end(), [](const prov::Job &job) {
        return prov::isFinal(job.step) && !(job.cleanup && !job.cleanup->error);
    });
}

bool EngineRig::tasksAreRunning()
{
    const auto authorization = QByteArray("PVEAPIToken=" + cluster.adminToken().toLatin1());
    const sim::Request request{
        "GET", "/api2/json/nodes/pve1/tasks?source=active", {{"Authorization", authorization}}, {}};
    return cluster.handle(request, clock.now().time_since_epoch()).body.contains("RUNNING");
}

void EngineRig::run(Millis limit)
{
    const auto end = clock.now() + limit;
    while (isAlive() && clock.now() < end && !allFinal()) {
        const auto next = clock.nextDue();
        if (!next)
            return;
        clock.advanceTo(std::min(end, *next));
        if (m_killed)
            kill();
    }
}

void EngineRig::runFor(Millis span)
{
    const auto end = clock.now() + span;
    while (isAlive() && clock.now() < end) {
        clock.advanceTo(std::min(end, clock.nextDue().value_or(end)));
        if (m_killed)
            kill();
    }
}

} // namespace test
