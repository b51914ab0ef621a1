// SPDX-License-Identifier: Apache-2.0
#include "core/sim/task.h"

#include "core/sim/world.h"

namespace sim {

QByteArray Task::listUser(bool archived) const
{
    // Running entries carry the name unsplit (pve/transcripts/tasks-of-tokens).
    return archived || tokenId.isEmpty() ? user : user + '!' + tokenId;
}

QList<QByteArray> Task::visibleLog(Millis now) const
{
    QList<QByteArray> lines;
    for (const TaskLine &line : log) {
        if (line.at > now)
            break;
        lines.append(line.text);
    }
    return lines;
}

namespace tasks {

namespace {

QByteArray hex8(qint64 value)
{
    return QByteArray::number(value, 16).toUpper().rightJustified(8, '0');
}

/// The lists notice its end.
void archive(World &world, const QByteArray &upid)
{
    Task &task = world.tasks[upid];
    if (task.listedAt)
        return;
    task.listedAt = world.now;
    world.activeTasks.removeOne(upid);
    world.archives[task.node].append(upid, task.exit);
}

void finish(World &world, Task &task, const QByteArray &exit)
{
    const QByteArray upid = task.upid;
    const QByteArray node = task.node;
    task.endedAt = world.now;
    task.exit = exit;
    task.log.removeIf([&world](const TaskLine &line) { return line.at > world.now; });
    // The parent reaps it within 20–40 ms (pve/transcripts/tasks-end-of-task-fine).
    if (!task.parentGone)
        world.agenda.add(world.now + Millis(30), [upid](World &w) { archive(w, upid); });
    Gates::releaseAll(world, upid);
    collect(world, node);
}

void plan(World &world, const Call &call, const QByteArray &upid)
{
    if (const Fault *fault = call.fault(Fault::Action::KillWorker); fault && fault->span > Millis(0))
        world.agenda.add(world.now + fault->span, [upid](World &w) { kill(w, upid); });
    if (const Fault *fault = call.fault(Fault::Action::StopTask))
        world.agenda.add(world.now + fault->span, [upid](World &w) { term(w, upid); });
}

QByteArray enter(World &world, Task &task)
{
    task.pstart = 2'000'000 + task.startedAt.count() / 10; // the node has been up for some hours
    if (task.upid.isEmpty())
        task.upid = "UPID:" + task.node + ':' + hex8(task.pid) + ':' + hex8(task.pstart) + ':' +
                    hex8(world.epochSeconds(task.startedAt)) + ':' + task.type + ':' + task.id + ':' +
                    task.listUser(false) + ':';
    world.tasks.insert(task.upid, task);
    if (task.listedAt)
        world.archives[task.node].append(task.upid, task.exit);
    else
        world.activeTasks.append(task.upid);
    return task.upid;
}

} // namespace

QByteArray adopt(World &world, Task task)
{
    task.pid = 0x800 + static_cast<int>(world.tasks.size());
    return enter(world, task);
}

Reply start(World &world, const Call &call, const QByteArray &type, int id, const Body &body)
{
    Task task;
    task.node = call.node();
    task.type = type;
    task.id = QByteArray::number(id);
    task.user = call.caller.user;
    task.tokenId = call.caller.tokenId;
    task.pid = 0x1000 + static_cast<int>(call.serial); // by the request, so that looking ahead gives the same
    task.startedAt = world.now;
    QList<Millis> &spans = world.spans[type + ' ' + task.id];
    if (!spans.isEmpty())
        task.span = spans.takeFirst();
    if (task.span < Millis(0))
        task.span.reset();
    task.parentGone = call.fault(Fault::Action::LoseParent) != nullptr;
    const QByteArray upid = enter(world, task);
    collect(world, task.node);
    plan(world, call, upid);
    later(world, upid, Millis(5), [body, upid](World &w) { body(w, upid); });
    return Reply::ok(QString::fromUtf8(upid));
}

void log(World &world, const QByteArray &upid, const QByteArray &line)
{
    world.tasks[upid].log.append({world.now, line});
}

void later(World &world, const QByteArray &upid, Millis delay, const Action &action)
{
    const int stage = world.tasks.value(upid).stage;
    world.agenda.add(world.now + delay, [upid, stage, action](World &w) {
        const Task &task = w.tasks[upid];
        if (task.isRunning() && task.stage == stage)
            action(w);
    });
}

Millis work(const World &world, const QByteArray &upid, int calm, double share)
{
    const Task &task = *world.tasks.constFind(upid);
    if (!task.span)
        return Millis(calm) * world.pace;
    const Millis left = qMax(Millis(0), task.startedAt + *task.span - world.now);
    return std::chrono::duration_cast<Millis>(left * share);
}

void end(World &world, const QByteArray &upid, const QByteArray &exit)
{
    Task &task = world.tasks[upid];
    if (!task.isRunning())
        return;
    const Millis due = task.startedAt + task.span.value_or(Millis(0));
    if (due > world.now) {
        Gates::releaseAll(world, upid); // its work is done, the process is not gone yet
        later(world, upid, due - world.now, [upid, exit](World &w) { end(w, upid, exit); });
        return;
    }
    task.log.removeIf([&world](const TaskLine &line) { return line.at > world.now; });
    const bool fine = exit == "OK" || exit.startsWith("WARNINGS: ");
    log(world, upid, (fine ? QByteArray("TASK ") : QByteArray("TASK ERROR: ")) + exit);
    finish(world, task, exit);
}

void kill(World &world, const QByteArray &upid)
{
    Task &task = world.tasks[upid];
    if (task.isRunning())
        finish(world, task, "unexpected status");
}

void term(World &world, const QByteArray &upid)
{
    Task &task = world.tasks[upid];
    if (!task.isRunning())
        return;
    ++task.terms;
    if (task.onTerm) {
        const Action onTerm = task.onTerm;
        onTerm(world);
    } else {
        end(world, upid, "received interrupt"); // unproven for tasks other than a clone
    }
}

void collect(World &world, const QByteArray &node)
{
    const QList<QByteArray> active = world.activeTasks;
    for (const QByteArray &upid : active) {
        const Task &task = *world.tasks.constFind(upid);
        const bool waiting = task.node == node && task.parentGone && !task.isRunning();
        if (waiting && *task.endedAt < world.now) // its own end notices nothing
            archive(world, upid);
    }
}

namespace {

void withLock(World &world, const Gates::Wish &wish, const QByteArray &timeout, const Action &then)
{
    const bool waits = !world.gates.admits(wish);
    if (waits)
        log(world, wish.owner, "trying to acquire lock...");
    Gates::acquire(world, wish, [=](World &w, bool granted) {
        if (!granted) {
            end(w, wish.owner, timeout);
            return;
        }
        if (waits)
            log(w, wish.owner, " OK");
        then(w);
    });
}

} // namespace

void withFlock(World &world, const QByteArray &upid, int vmid, const Action &then)
{
    withLock(world, {flockOf(vmid), upid, Gates::Mode::Exclusive, Millis(10'000)}, flockTimeout(vmid), then);
}

void withStorage(World &world, const QByteArray &upid, const QByteArray &gate, const Action &then)
{
    withLock(world, {gate, upid}, {}, [gate, upid, then](World &w) {
        then(w);
        Gates::release(w, gate, upid);
    });
}

} // namespace tasks

} // namespace sim
