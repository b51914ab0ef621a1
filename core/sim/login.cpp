// SPDX-License-Identifier: Apache-2.0
#include "core/sim/login.h"

#include "core/sim/world.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace sim {

namespace {

/// What follows "SCHEME=" or "SCHEME " in the Authorization header.
QByteArray credential(const Request &request, const QByteArray &scheme)
{
    const QByteArray header = request.header("Authorization");
    const bool isSo =
        header.startsWith(QByteArray(scheme + '=')) || header.startsWith(QByteArray(scheme + ' '));
    return isSo ? header.mid(scheme.size() + 1) : QByteArray();
}

QByteArray ticketOf(const Request &request)
{
    const QList<QByteArray> cookies = request.header("Cookie").split(';');
    for (const QByteArray &cookie : cookies) {
        if (cookie.trimmed().startsWith("PVEAuthCookie="))
            return QByteArray::fromPercentEncoding(cookie.trimmed().mid(14));
    }
    return credential(request, "PVEAuthCookie");
}

Identity identifyToken(const World &world, const QByteArray &given)
{
    const qint64 now = world.epochSeconds(world.now);
    const auto isIt = [&given](const ApiToken &token) {
        return given == token.fullName() + '=' + token.secret;
    };
    const auto it = std::ranges::find_if(world.access.tokens, isIt);
    const bool good = it != world.access.tokens.cend() && (it->expire == 0 || it->expire > now) &&
                      world.access.isActive(it->user, now);
    return good ? Identity{Caller{it->user, it->id, it->separated}, {}}
                : Identity{std::nullopt, "Authentication failed!"};
}

/// Privileges of the cap object, by area; of an area also the right to give rights there.
QJsonObject capabilities(const World &world, const Caller &caller)
{
    struct Area
    {
        const char *name;
        const char *path;
        QList<QByteArray> prefixes;
    };
    static const QList<Area> areas{{"vms", "/vms", {"VM.", "Permissions."}},
                                   {"storage", "/storage", {"Datastore.", "Permissions."}},
                                   {"access", "/access", {"User.", "Group.", "Permissions."}},
                                   {"nodes", "/nodes", {"Sys.", "Permissions."}},
                                   {"sdn", "/sdn", {"SDN.", "Permissions."}},
                                   {"dc", "/", {"Sys.Audit", "Sys.Modify", "SDN."}},
                                   {"mapping", "/mapping", {"Mapping.", "Permissions."}}};
    QJsonObject out;
    for (const Area &area : areas) {
        QJsonObject held;
        const QMap<QByteArray, bool> rights = world.access.on(caller, {area.path});
        for (auto it = rights.keyBegin(); it != rights.keyEnd(); ++it) {
            if (std::ranges::any_of(area.prefixes,
                                    [&](const QByteArray &each) { return it->startsWith(each); }))
                held.insert(QString::fromLatin1(*it), 1);
        }
        out.insert(QLatin1String(area.name), held);
    }
    return out;
}

/// Whether the password, a ticket in its place, or the second factor is right.
bool isRight(const World &world, const Call &call, User &user)
{
    const qint64 now = world.epochSeconds(world.now);
    const QByteArray password = call.param("password");
    if (call.has("tfa-challenge")) {
        return world.tickets.isHalfTicketOf(user.name, call.param("tfa-challenge"), now) &&
               user.takesSecondFactor(password);
    }
    if (call.has("otp") && call.param("otp") != "totp:" + user.totp)
        return false;
    return (!user.password.isEmpty() && password == user.password) ||
           world.tickets.userOf(password, now) == user.name;
}

} // namespace

Identity identify(const World &world, const Request &request)
{
    if (const QByteArray token = credential(request, "PVEAPIToken"); !token.isEmpty())
        return identifyToken(world, token);
    const QByteArray ticket = ticketOf(request);
    if (ticket.isEmpty())
        return {std::nullopt, "No ticket"};
    const qint64 now = world.epochSeconds(world.now);
    const auto user = world.tickets.userOf(ticket, now);
    if (!user || !world.access.isActive(*user, now))
        return {std::nullopt, "Authentication failed!"};
    if (request.method != "GET" &&
        !world.tickets.isCsrfTokenOf(*user, request.header("CSRFPreventionToken"), now))
        return {std::nullopt, "Permission denied - invalid csrf token"};
    return {Caller{*user, {}}, {}};
}

void postTicket(World &world, const Call &call)
{
    const QByteArray realm = call.has("realm") ? '@' + call.param("realm") : QByteArray();
    const QByteArray name = call.param("username") + realm;
    const qint64 now = world.epochSeconds(world.now);
    User *user = world.access.user(name);
    if (!user || !world.access.isActive(name, now) || !isRight(world, call, *user)) {
        const auto refuse = [call](World &w) { w.answer(call, Reply::error("authentication failure", 401)); };
        world.agenda.add(world.now + Millis(3000), refuse);
        return;
    }
    const bool half = !user->totp.isEmpty() && !call.has("tfa-challenge");
    const QByteArray ticket =
        half ? world.tickets.halfTicket(name, user->challenge(), now) : world.tickets.ticket(name, now);
    QJsonObject out{
        {QStringLiteral("username"), QString::fromUtf8(name)},
        {QStringLiteral("ticket"), QString::fromUtf8(ticket)},
        {QStringLiteral("CSRFPreventionToken"), QString::fromLatin1(world.tickets.csrfToken(name, now))}};
    if (half)
        out.insert(QStringLiteral("NeedTFA"), 1);
    else
        out.insert(QStringLiteral("cap"), capabilities(world, {name, {}}));
    world.answer(call, Reply::ok(out));
}

Reply getTicket(World &, const Call &)
{
    return Reply::ok();
}

Reply getDomains(World &, const Call &)
{
    return Reply::ok(QJsonArray{
        QJsonObject{{QStringLiteral("realm"), QStringLiteral("pam")},
                    {QStringLiteral("type"), QStringLiteral("pam")},
                    {QStringLiteral("comment"), QStringLiteral("Linux PAM standard authentication")}},
        QJsonObject{{QStringLiteral("realm"), QStringLiteral("pve")},
                    {QStringLiteral("type"), QStringLiteral("pve")},
                    {QStringLiteral("comment"), QStringLiteral("Proxmox VE authentication server")}}});
}

Reply getPermissions(World &world, const Call &call)
{
    // Without a path PVE lists the top folders, the paths with an entry and the VMs of pools.
    QList<QByteArray> paths{call.param("path")};
    if (paths.first().isEmpty()) {
        const QSet<QByteArray> granted = world.access.paths();
        paths = QList<QByteArray>(granted.cbegin(), granted.cend());
        for (const char *top :
             {"/", "/access", "/access/groups", "/nodes", "/pool", "/sdn", "/storage", "/vms"})
            paths.append(top);
        for (const Vm &vm : std::as_const(world.vms)) {
            if (!vm.pool.isEmpty())
                paths.append("/vms/" + QByteArray::number(vm.id));
        }
    }
    QJsonObject out;
    for (const QByteArray &path : std::as_const(paths)) {
        QJsonObject held;
        const QMap<QByteArray, bool> rights = world.access.on(call.caller, world.grantingPaths(path));
        for (auto it = rights.cbegin(); it != rights.cend(); ++it)
            held.insert(QString::fromLatin1(it.key()), it.value() ? 1 : 0);
        if (call.has("path") || !held.isEmpty())
            out.insert(QString::fromLatin1(path), held);
    }
    return Reply::ok(out);
}

} // namespace sim
