// SPDX-License-Identifier: Apache-2.0
#include "core/sim/configcalls.h"

#include "core/sim/configcheck.h"
#include "core/sim/configwrite.h"
#include "core/sim/world.h"

namespace sim {

Reply getConfig(World &world, const Call &call)
{
    const Vm *vm = world.vmOn(call.node(), call.vmid());
    return vm ? Reply::ok(vm->configJson(call.flag("current")))
              : Reply::error(missingConfig(call.node(), call.vmid()));
}

Reply getPending(World &world, const Call &call)
{
    const Vm *vm = world.vmOn(call.node(), call.vmid());
    return vm ? Reply::ok(vm->pendingJson()) : Reply::error(missingConfig(call.node(), call.vmid()));
}

namespace {

Reply update(World &world, const Call &call)
{
    if (Refusal refusal = checkVm(world, call))
        return *refusal;
    return writeValues(world, call, *world.vmOn(call.node(), call.vmid())).value_or(Reply::ok());
}

/// What is refused without waiting for the lock. Before PVE 9.2 the VM was looked at under the lock only.
Refusal checkAtOnce(World &world, const Call &call)
{
    const Refusal refusal = checkForm(world, call);
    return refusal || !world.version.refusesAtOnce() ? refusal : checkVm(world, call);
}

/// Holds the flock of the VM while `then` runs; answers the call itself when it cannot be had within 10 s.
void underFlock(World &world, const Call &call, const std::function<Reply(World &)> &then)
{
    const QByteArray owner = "call/" + QByteArray::number(call.serial);
    const Gates::Wish wish{flockOf(call.vmid()), owner, Gates::Mode::Exclusive, Millis(10'000)};
    Gates::acquire(world, wish, [call, owner, then](World &w, bool granted) {
        const Reply reply = granted ? then(w) : Reply::error(flockTimeout(call.vmid()));
        Gates::release(w, flockOf(call.vmid()), owner);
        w.answer(call, reply);
    });
}

/// "update VM 100: -cores 1 -description line1", as the log of the task has it: a line per line.
void logOptions(World &world, const QByteArray &upid, const Call &call)
{
    QByteArray text = "update VM " + call.param("vmid") + ':';
    QMap<QByteArray, QByteArray> options = valuesOf(call);
    for (const char *name : {"delete", "revert"}) {
        if (call.has(name))
            options.insert(name, call.param(name));
    }
    for (auto it = options.cbegin(); it != options.cend(); ++it)
        text += " -" + it.key() + ' ' + (it.key() == "cipassword" ? QByteArray("<hidden>") : it.value());
    const QList<QByteArray> lines = text.split('\n');
    for (const QByteArray &line : lines)
        tasks::log(world, upid, line);
}

Reply startUpdate(World &world, const Call &call)
{
    return tasks::start(world, call, "qmconfig", call.vmid(), [call](World &w, const QByteArray &upid) {
        tasks::withFlock(w, upid, call.vmid(), [call, upid](World &locked) {
            logOptions(locked, upid, call);
            const Reply reply = update(locked, call);
            tasks::end(locked, upid, reply.good() ? QByteArray("OK") : reply.message);
        });
    });
}

/// With background_delay: null when the task is done well within so many seconds, else the UPID.
void answerLater(World &world, const Call &call, const Reply &started, Millis deadline)
{
    const Task &task = *world.tasks.constFind(started.data.toString().toUtf8());
    if (!task.isRunning() && task.exit != "OK") // unproven: no transcript has a background_delay that fails
        return world.answer(call, Reply::error(task.exit));
    if (!task.isRunning())
        return world.answer(call, Reply::ok());
    if (world.now >= deadline)
        return world.answer(call, started);
    world.agenda.add(qMin(deadline, world.now + Millis(10)),
                     [call, started, deadline](World &w) { answerLater(w, call, started, deadline); });
}

} // namespace

void putConfig(World &world, const Call &call)
{
    if (Refusal refusal = checkAtOnce(world, call))
        return world.answer(call, *refusal);
    underFlock(world, call, [call](World &w) { return update(w, call); });
}

void postConfig(World &world, const Call &call)
{
    if (Refusal refusal = checkAtOnce(world, call))
        return world.answer(call, *refusal);
    if (!world.version.refusesAtOnce()) {
        underFlock(world, call, [call](World &w) {
            const Refusal refusal = checkVm(w, call);
            return refusal ? *refusal : startUpdate(w, call);
        });
        return;
    }
    const Reply started = startUpdate(world, call);
    const Millis delay(call.number("background_delay") * 1000);
    answerLater(world, call, started, world.now + delay);
}

} // namespace sim
