// SPDX-License-Identifier: Apache-2.0
#include "core/sim/taskcalls.h"

#include "core/sim/world.h"

#include <QRegularExpression>

#include <algorithm>
#include <functional>

namespace sim {

namespace {

constexpr qsizetype kMostPerNode = 25; // in the list of the cluster (pve/FACTS.md 3)

QString text(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes);
}

/// A user owns the tasks of the user's tokens too, a token only its own.
bool isOwn(const Call &call, const Task &task)
{
    const Caller &caller = call.caller;
    return caller.user == task.user && (caller.tokenId.isEmpty() || caller.tokenId == task.tokenId);
}

bool maySee(const World &world, const Call &call, const Task &task)
{
    return isOwn(call, task) || world.may(call.caller, "/nodes/" + task.node, "Sys.Audit");
}

bool isWarning(const QByteArray &exit)
{
    static const QRegularExpression pattern(QStringLiteral("^WARNINGS: \\d+$"));
    return pattern.match(text(exit)).hasMatch();
}

QByteArray statusClass(const Task &task)
{
    if (!task.listedAt || task.exit == "unexpected status")
        return "unknown";
    if (task.exit == "OK")
        return "ok";
    return isWarning(task.exit) ? "warning" : "error";
}

bool matches(const World &world, const Call &call, const Task &task)
{
    const bool archived = task.listedAt.has_value();
    const qint64 start = world.epochSeconds(task.startedAt);
    if (call.has("since") && start < call.param("since").toLongLong())
        return false;
    if (call.has("until") && start > call.param("until").toLongLong())
        return false;
    if (call.has("typefilter") && task.type != call.param("typefilter"))
        return false;
    if (call.has("vmid") && task.id != call.param("vmid"))
        return false;
    if (call.has("userfilter") &&
        !task.listUser(archived).toLower().contains(call.param("userfilter").toLower()))
        return false;
    if (call.flag("errors") && archived && task.exit == "OK")
        return false;
    return !call.has("statusfilter") || call.param("statusfilter").split(',').contains(statusClass(task));
}

QJsonObject row(const World &world, const Task &task, bool archived)
{
    QJsonObject out{{QStringLiteral("upid"), text(task.upid)},
                    {QStringLiteral("node"), text(task.node)},
                    {QStringLiteral("pid"), task.pid},
                    {QStringLiteral("pstart"), task.pstart},
                    {QStringLiteral("starttime"), world.epochSeconds(task.startedAt)},
                    {QStringLiteral("type"), text(task.type)},
                    {QStringLiteral("id"), text(task.id)},
                    {QStringLiteral("user"), text(task.listUser(archived))}};
    if (!archived) {
        out.insert(QStringLiteral("status"), QStringLiteral("RUNNING"));
        out.insert(QStringLiteral("saved"), QStringLiteral("0"));
        return out;
    }
    out.insert(QStringLiteral("status"), text(task.exit));
    // Of a normal end it is the end; of one that was noticed late, the time of detection.
    if (task.listedAt)
        out.insert(QStringLiteral("endtime"),
                   world.epochSeconds(task.parentGone ? *task.listedAt : *task.endedAt));
    if (!task.tokenId.isEmpty())
        out.insert(QStringLiteral("tokenid"), text(task.tokenId));
    return out;
}

/// Tasks that the caller may see: the active ones newest start first, then the archive newest end first.
struct Lists
{
    QList<const Task *> active;
    QList<const Task *> archive;
};

/// What a caller may see in the lists of a node.
class Viewer
{
public:
    Viewer(const World &world, const Call &call, const QByteArray &node)
        : m_world(world), m_call(call), m_seesAll(world.may(call.caller, "/nodes/" + node, "Sys.Audit"))
    {
    }
    [[nodiscard]] bool sees(const Task &task) const
    {
        // While it runs its user is unsplit there, and so nobody but the token itself (FACTS 3).
        return m_seesAll ||
               (isOwn(m_call, task) && (task.listedAt || m_call.caller.fullName() == task.listUser(false)));
    }
    void addNewestFirst(const QList<QByteArray> &upids, const QByteArray &node,
                        QList<const Task *> &list) const
    {
        for (auto it = upids.crbegin(); it != upids.crend(); ++it) {
            const Task &task = *m_world.tasks.constFind(*it);
            if (task.node == node && sees(task))
                list.append(&task);
        }
    }

private:
    const World &m_world;
    const Call &m_call;
    bool m_seesAll;
};

Lists listsOf(const World &world, const Call &call, const QByteArray &node)
{
    Lists lists;
    const Viewer viewer(world, call, node);
    viewer.addNewestFirst(world.activeTasks, node, lists.active);
    viewer.addNewestFirst(world.archives.value(node).upids(), node, lists.archive);
    return lists;
}

/// The task of the path, or why there is none to be had.
Refusal findTask(const World &world, const Call &call, const Task *&task)
{
    static const QRegularExpression form(
        QStringLiteral("^UPID:([^\\s:]+):([0-9A-Fa-f]{8}):([0-9A-Fa-f]{8,9}):([0-9A-Fa-f]{8}):([^:\\s]+):([^:"
                       "\\s]*):([^:\\s]+):$"));
    if (!form.match(text(call.param("upid"))).hasMatch())
        return Reply::parameter("upid", "unable to parse worker upid");
    const auto it = world.tasks.constFind(call.param("upid"));
    if (it == world.tasks.cend() || it->node != call.node())
        return Reply::parameter("upid", "no such task");
    task = &*it;
    return std::nullopt;
}

} // namespace

Reply getTasks(World &world, const Call &call)
{
    const Lists lists = listsOf(world, call, call.node());
    const QByteArray source = call.has("source") ? call.param("source") : "archive";
    QList<const Task *> found;
    if (source != "archive")
        found += lists.active;
    if (source != "active")
        found += lists.archive;
    found.removeIf([&](const Task *task) { return !matches(world, call, *task); });
    QJsonArray rows;
    const qsizetype start = call.number("start");
    const qsizetype end = qMin(found.size(), start + call.number("limit", 50));
    for (qsizetype i = start; i < end; ++i)
        rows.append(row(world, *found.at(i), found.at(i)->listedAt.has_value()));
    return Reply::ok(rows, found.size());
}

Reply getClusterTasks(World &world, const Call &call)
{
    if (!world.may(call.caller, "/", "Sys.Audit"))
        return Reply::ok(QJsonArray()); // a token sees not even its own here
    Lists lists;
    for (const Node &node : std::as_const(world.nodes)) {
        const Lists ofNode = listsOf(world, call, node.name);
        lists.active += ofNode.active;
        lists.archive += ofNode.archive.mid(0, qMax<qsizetype>(0, kMostPerNode - ofNode.active.size()));
    }
    std::ranges::stable_sort(lists.active, std::greater{}, &Task::startedAt);
    std::ranges::stable_sort(lists.archive, std::greater{}, &Task::listedAt);
    QJsonArray rows;
    for (const Task *task : lists.active) {
        QJsonObject entry = row(world, *task, true);
        entry.remove(QStringLiteral("status"));
        entry.remove(QStringLiteral("pstart"));
        rows.append(entry);
    }
    for (const Task *task : lists.archive) {
        QJsonObject entry = row(world, *task, true);
        entry.remove(QStringLiteral("pid"));
        entry.remove(QStringLiteral("pstart"));
        entry.insert(QStringLiteral("saved"), QStringLiteral("1"));
        rows.append(entry);
    }
    return Reply::ok(rows);
}

Reply getTaskIndex(World &, const Call &)
{
    return Reply::ok(QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("log")}},
                                QJsonObject{{QStringLiteral("name"), QStringLiteral("status")}}});
}

Reply getTaskStatus(World &world, const Call &call)
{
    const Task *task = nullptr;
    if (Refusal refusal = findTask(world, call, task))
        return *refusal;
    if (!maySee(world, call, *task))
        return Reply::forbidden("/nodes/" + call.node() + ", Sys.Audit");
    QJsonObject out = row(world, *task, false);
    out.remove(QStringLiteral("saved"));
    out.insert(QStringLiteral("user"), text(task->user));
    if (!task->tokenId.isEmpty())
        out.insert(QStringLiteral("tokenid"), text(task->tokenId));
    out.insert(QStringLiteral("status"),
               task->isRunning() ? QStringLiteral("running") : QStringLiteral("stopped"));
    if (!task->isRunning())
        out.insert(QStringLiteral("exitstatus"), text(task->exit));
    return Reply::ok(out);
}

Reply getTaskLog(World &world, const Call &call)
{
    const Task *task = nullptr;
    if (Refusal refusal = findTask(world, call, task)) {
        if (refusal->errors.value("upid") != "no such task")
            return *refusal;
        const QJsonObject line{
            {QStringLiteral("n"), 1},
            {QStringLiteral("t"), QStringLiteral("unable to open file - No such file or directory")}};
        return Reply::ok(QJsonArray{line}, 1);
    }
    if (!maySee(world, call, *task))
        return Reply::forbidden("/nodes/" + call.node() + ", Sys.Audit");
    QList<QByteArray> lines = task->visibleLog(world.now);
    if (lines.isEmpty())
        lines.append("no content");
    if (call.flag("download")) {
        if (call.has("start") || call.has("limit"))
            return Reply::error("'download' cannot be used together with 'start' or 'limit' parameters");
        return Reply::text(text(lines.join('\n') + '\n'));
    }
    const qsizetype start = call.number("start");
    const int limit = call.number("limit", 50);
    const qsizetype end = limit == 0 ? lines.size() : qMin(lines.size(), start + limit);
    QJsonArray out;
    for (qsizetype i = start; i < end; ++i)
        out.append(QJsonObject{{QStringLiteral("n"), static_cast<int>(i) + 1},
                               {QStringLiteral("t"), text(lines.at(i))}});
    return Reply::ok(out, lines.size());
}

namespace {

/// The call looks every now and then whether the process is gone; after 5 s it kills it.
void waitForEnd(World &world, const Call &call, const QByteArray &upid, Millis deadline)
{
    if (world.now >= deadline)
        tasks::kill(world, upid);
    if (!world.tasks.value(upid).isRunning()) {
        world.answer(call, Reply::ok());
        return;
    }
    const auto again = [call, upid, deadline](World &w) { waitForEnd(w, call, upid, deadline); };
    world.agenda.add(qMin(deadline, world.now + Millis(1000)), again);
}

} // namespace

void deleteTask(World &world, const Call &call)
{
    const Task *task = nullptr;
    if (Refusal refusal = findTask(world, call, task))
        return world.answer(call, *refusal);
    if (!isOwn(call, *task) && !world.may(call.caller, "/nodes/" + call.node(), "Sys.Modify"))
        return world.answer(call, Reply::forbidden("/nodes/" + call.node() + ", Sys.Modify"));
    const QByteArray upid = task->upid;
    tasks::term(world, upid);
    waitForEnd(world, call, upid, world.now + tasks::kTermPatience);
}

} // namespace sim
