// SPDX-License-Identifier: Apache-2.0
#include "core/sim/cluster.h"

#include "core/sim/course.h"
#include "core/sim/demo.h"
#include "core/sim/login.h"
#include "core/sim/routes.h"
#include "core/sim/scenario.h"
#include "core/sim/schema.h"
#include "core/sim/scribble.h"
#include "core/sim/world.h"
#include "core/sim/worldfile.h"

namespace sim {

namespace {

constexpr Millis kProxyTimeout{30'000}; ///< of pveproxy, for the answer of a pvedaemon (pve/FACTS.md 1)

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
    State(quint64 seed, const QDateTime &epoch) : world(seed, epoch) {}

    Response handle(const Request &request);

    /// Somebody, on the node itself, holds a flock for a while, if it is free.
    void holdFlock(int vmid, Millis span);

    World world;
    QList<Logged> log;

private:
    [[nodiscard]] QList<Fault> faultsFor(const Call &call, const QByteArray &line);
    Response decide(const Request &request, Call &call, Logged &entry);
    Response execute(const Call &call, const Route &route);
    Response unauthorized(const QByteArray &reason) const;
    Response faulty(const Fault &fault) const;

    quint64 m_serial = 0;
    quint64 m_holders = 0;
};

/// The faults that this request meets.
QList<Fault> Cluster::State::faultsFor(const Call &call, const QByteArray &line)
{
    QList<Fault> met;
    for (qsizetype i = 0; i < world.faults.size(); ++i) {
        ArmedFault &armed = world.faults[i];
        const Fault &fault = armed.fault;
        if (!armed.pattern.match(QString::fromUtf8(line)).hasMatch())
            continue;
        const bool over =
            armed.firstHit && fault.lasting >= Millis(0) && world.now > *armed.firstHit + fault.lasting;
        if (++armed.met <= fault.skip || over || armed.hits == fault.times)
            continue;
        if (call.random(100 + static_cast<quint64>(i)).below(fault.oneIn) != 0)
            continue;
        ++armed.hits;
        armed.firstHit = armed.firstHit.value_or(world.now);
        met.append(fault);
    }
    return met;
}

Response Cluster::State::unauthorized(const QByteArray &reason) const
{
    Response response;
    response.status = 401;
    response.reason = reason;
    response.answerAt = world.now + Millis(3000); // every 401 is delayed, and its body is empty
    return response;
}

Response Cluster::State::faulty(const Fault &fault) const
{
    Response response = Reply::error(fault.reason, fault.status).response(world.version);
    if (!fault.body.isEmpty() || fault.status >= 595) // those are pveproxy's own, without a body
        response.body = fault.body;
    response.status = fault.status;
    if (fault.status < 400 && !fault.reason.isEmpty())
        response.reason = fault.reason;
    if (!fault.type.isEmpty())
        response.contentType = fault.type;
    response.location = fault.location;
    response.answerAt = world.now + fault.span;
    return response;
}

void Cluster::State::holdFlock(int vmid, Millis span)
{
    const Gates::Wish wish{flockOf(vmid), "somebody/" + QByteArray::number(++m_holders)};
    if (!world.gates.admits(wish))
        return;
    Gates::acquire(world, wish, [](World &, bool) {});
    world.agenda.add(world.now + span, [wish](World &w) { Gates::release(w, wish.gate, wish.owner); });
}

Response Cluster::State::execute(const Call &call, const Route &route)
{
    world.awaited = call.serial;
    world.answered.reset();
    const auto run = route.run;
    if (call.workers.isEmpty()) {
        run(world, call);
    } else {
        const Gates::Wish worker{call.workers, "call/" + QByteArray::number(call.serial), Gates::Mode::Shared,
                                 std::nullopt, 3};
        Gates::acquire(world, worker, [call, run](World &w, bool) { run(w, call); });
    }
    std::optional<World::Answered> answered = world.answered;
    if (!answered) { // it waits for something: look ahead in a copy
        World ahead = world;
        while (!ahead.answered && ahead.agenda.nextAt() <= world.now + kProxyTimeout)
            ahead.step();
        answered = ahead.answered;
    }
    world.awaited = 0;
    world.answered.reset();
    if (!answered || answered->at > world.now + kProxyTimeout) {
        Fault timeout;
        timeout.status = 596;
        timeout.reason = "Connection timed out"; // its work goes on
        timeout.span = kProxyTimeout;
        return faulty(timeout);
    }
    Response response = answered->reply.response(world.version);
    response.answerAt = answered->at;
    return response;
}

Response Cluster::State::decide(const Request &request, Call &call, Logged &entry)
{
    const auto refuse = [this](const Reply &reply) {
        Response response = reply.response(world.version);
        response.answerAt = world.now + Millis(6);
        return response;
    };
    const Refusal malformed = parseCall(request, call);
    const Route *route = malformed ? nullptr : findRoute(call);
    if (!route || !route->isPublic()) {
        const Identity identity = identify(world, request);
        if (!identity.caller)
            return unauthorized(identity.refusal);
        call.caller = *identity.caller;
    }
    if (malformed)
        return refuse(*malformed);
    if (!route)
        return refuse(Reply::error("Method '" + call.method + ' ' + call.path + "' not implemented", 501));
    if (Refusal refusal = checkPrivilege(world, *route, call))
        return refuse(*refusal);
    if (call.node() == "localhost")
        call.params.insert("node", world.nodes.first().name);
    entry.node = call.node();
    entry.isProtected = route->isProtected;
    if (world.hosts.contains(call.node()))
        return refuse(Reply::error("address lookup for '" + call.node() + "' did not find any IP address"));
    if (call.has("node") && !world.node(call.node())) {
        return refuse(Reply::error("hostname lookup '" + call.node() +
                                   "' failed - failed to get address info for: " + call.node() +
                                   ": Name or service not known"));
    }
    if (const Errors errors = checkParameters(call.method, route->path, call.params, call.repeated);
        !errors.isEmpty())
        return refuse(Reply::parameters(errors));
    if (const Fault *fault = call.fault(Fault::Action::HoldFlock))
        holdFlock(call.vmid(), fault->span);
    if (route->isProtected)
        call.workers = "workers/" + (call.node().isEmpty() ? world.nodes.first().name : call.node());
    return execute(call, *route);
}

Response Cluster::State::handle(const Request &request)
{
    Call call;
    call.serial = ++m_serial;
    call.seed = world.seed;
    QByteArray line = request.method + ' ' + request.target;
    line.replace("/api2/json", "");
    const Course course = courseOf(faultsFor(call, line));
    call.faults = course.ofTask;
    Logged entry{request.method, request.target, world.now, {}, false, 0};
    Response response = course.instead ? faulty(*course.instead) : decide(request, call, entry);
    if (course.afterwards)
        response = faulty(*course.afterwards);
    response.answerAt += course.late;
    response.fate = course.fate;
    response.bodySpan = course.bodySpan;
    if (course.scribbled)
        response.body = sim::scribbled(response.body);
    entry.status = response.status;
    log.append(entry);
    return response;
}

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
    return m_state->handle(request);
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
    m_state->holdFlock(vmid, span);
}

const QList<Cluster::Logged> &Cluster::requests() const
{
    return m_state->log;
}

} // namespace sim
