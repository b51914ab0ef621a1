// SPDX-License-Identifier: Apache-2.0
#include "core/sim/proxy.h"

#include "core/sim/course.h"
#include "core/sim/login.h"
#include "core/sim/routes.h"
#include "core/sim/schema.h"
#include "core/sim/scribble.h"
#include "core/sim/world.h"

namespace sim {

namespace {

constexpr Millis kProxyTimeout{30'000}; ///< for the answer of a pvedaemon or another node (pve/FACTS.md 1)

} // namespace

Response Proxy::unauthorized(const QByteArray &reason) const
{
    Response response;
    response.status = 401;
    response.reason = reason;
    response.answerAt = m_world.now + Millis(3000); // every 401 is delayed, and its body is empty
    return response;
}

Response Proxy::refused(const Call &call, const Reply &reply) const
{
    Response response = reply.response(m_world.version, call.format);
    response.answerAt = m_world.now + Millis(6);
    return response;
}

/// Without a body, as all of pveproxy's own.
Response Proxy::gatewayError(int status, const QByteArray &reason, Millis after) const
{
    Response response;
    response.status = status;
    response.reason = reason;
    response.answerAt = m_world.now + after;
    return response;
}

Response Proxy::faulty(const Fault &fault) const
{
    Response response = Reply::error(fault.reason, fault.status).response(m_world.version);
    if (!fault.body.isEmpty() || fault.status >= 595) // those are pveproxy's own, without a body
        response.body = fault.body;
    response.status = fault.status;
    if (fault.status < 400 && !fault.reason.isEmpty())
        response.reason = fault.reason;
    if (!fault.type.isEmpty())
        response.contentType = fault.type;
    response.location = fault.location;
    response.answerAt = m_world.now + fault.span;
    return response;
}

Response Proxy::execute(const Call &call, const Route &route)
{
    m_world.awaited = call.serial;
    m_world.answered.reset();
    const auto run = route.run;
    if (call.workers.isEmpty()) {
        run(m_world, call);
    } else {
        const Gates::Wish worker{call.workers, "call/" + QByteArray::number(call.serial), Gates::Mode::Shared,
                                 std::nullopt, 3};
        Gates::acquire(m_world, worker, [call, run](World &w, bool) { run(w, call); });
    }
    std::optional<World::Answered> answered = m_world.answered;
    if (!answered) { // it waits for something: look ahead in a copy
        World ahead = m_world;
        while (!ahead.answered && ahead.agenda.nextAt() <= m_world.now + kProxyTimeout)
            ahead.step();
        answered = ahead.answered;
    }
    m_world.awaited = 0;
    m_world.answered.reset();
    if (!answered || answered->at > m_world.now + kProxyTimeout) {
        return gatewayError(596, "Connection timed out", kProxyTimeout); // its work goes on
    }
    Response response = answered->reply.response(m_world.version, call.format);
    response.answerAt = answered->at;
    return response;
}

/// pveproxy's own answer when whoever has to answer the call cannot be asked.
std::optional<Response> Proxy::unreachable(const Call &call, const Route &route) const
{
    const Node *asked = call.has("node") ? m_world.node(call.node()) : &m_world.nodes.first();
    if (!asked && !m_world.hosts.contains(call.node())) {
        return refused(call, Reply::error("hostname lookup '" + call.node() +
                                          "' failed - failed to get address info for: " + call.node() +
                                          ": Name or service not known"));
    }
    const bool isOther = asked != &m_world.nodes.first();
    switch (isOther ? (asked ? asked->reach : m_world.hosts.value(call.node())) : Reach::Answers) {
    case Reach::NoAddress:
        return refused(call,
                       Reply::error("address lookup for '" + call.node() + "' did not find any IP address"));
    case Reach::Refuses:
        return gatewayError(595, "Connection refused", Millis(6));
    case Reach::Silent:
        return gatewayError(596, "Connection timed out", kProxyTimeout);
    case Reach::Untrusted:
        return gatewayError(596, "error:0A000086:SSL routines::certificate verify failed", Millis(6));
    case Reach::Answers:
        break;
    }
    if (route.isProtected && asked && !asked->daemonRuns)
        return gatewayError(595, "Connection refused", Millis(6));
    return std::nullopt;
}

Response Proxy::decide(const Request &request, Call &call, Cluster::Logged &entry)
{
    if (const Refusal refusal = refusedMethod(request.method))
        return refused(call, *refusal);
    const Refusal malformed = parseCall(request, call);
    const Route *route = malformed ? nullptr : findRoute(call);
    if (!route || !route->isPublic()) {
        const Identity identity = identify(m_world, request);
        if (!identity.caller)
            return unauthorized(identity.refusal);
        call.caller = *identity.caller;
    }
    if (malformed)
        return refused(call, *malformed);
    if (!route)
        return refused(call,
                       Reply::error("Method '" + call.method + ' ' + call.path + "' not implemented", 501));
    if (const Refusal refusal = checkPrivilege(m_world, *route, call))
        return refused(call, *refusal);
    if (call.node() == "localhost")
        call.params.insert("node", m_world.nodes.first().name);
    entry.node = call.node();
    entry.isProtected = route->isProtected;
    if (std::optional<Response> response = unreachable(call, *route))
        return *response;
    if (const Errors errors = checkParameters(call.method, route->path, call.params, call.repeated);
        !errors.isEmpty())
        return refused(call, Reply::parameters(errors));
    if (const Fault *fault = call.fault(Fault::Action::HoldFlock))
        Gates::hold(m_world, flockOf(call.vmid()), fault->span);
    if (route->isProtected)
        call.workers = "workers/" + (call.node().isEmpty() ? m_world.nodes.first().name : call.node());
    return execute(call, *route);
}

/// The faults that this request meets.
QList<Fault> Proxy::faultsMet(const Request &request, const Call &call)
{
    QList<Fault> met;
    QByteArray line = request.method + ' ' + request.target;
    line.replace("/api2/json", "");
    for (qsizetype i = 0; i < m_world.faults.size(); ++i) {
        ArmedFault &armed = m_world.faults[i];
        const Fault &fault = armed.fault;
        if (!armed.pattern.match(QString::fromUtf8(line)).hasMatch())
            continue;
        const bool over =
            armed.firstHit && fault.lasting >= Millis(0) && m_world.now > *armed.firstHit + fault.lasting;
        if (++armed.met <= fault.skip || over || armed.hits == fault.times)
            continue;
        if (call.random(100 + static_cast<quint64>(i)).below(fault.oneIn) != 0)
            continue;
        ++armed.hits;
        armed.firstHit = armed.firstHit.value_or(m_world.now);
        met.append(fault);
    }
    return met;
}

Response Proxy::handle(const Request &request, Cluster::Logged &entry)
{
    Call call;
    call.serial = ++m_serial;
    call.seed = m_world.seed;
    const Course course = courseOf(faultsMet(request, call));
    call.faults = course.ofTask;
    Response response = course.instead ? faulty(*course.instead) : decide(request, call, entry);
    if (course.afterwards)
        response = faulty(*course.afterwards);
    response.answerAt += course.late;
    response.fate = course.fate;
    response.bodySpan = course.bodySpan;
    if (course.scribbled)
        response.body = scribbled(response.body);
    return response;
}

} // namespace sim
