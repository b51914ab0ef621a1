// SPDX-License-Identifier: Apache-2.0
#include "core/sim/clone.h"

#include "core/sim/clonecheck.h"
#include "core/sim/clonecopy.h"
#include "core/sim/world.h"

namespace sim {

namespace {

Config newConfig(const Call &call, const Vm &source)
{
    static const QList<QByteArray> left{"template", "lock", "parent", "digest", "snapshot"};
    Random random = call.random(1);
    Config config;
    const Config from = source.config;
    for (auto it = from.cbegin(); it != from.cend(); ++it) {
        const bool dropped = left.contains(it.key()) || it.key().startsWith("unused") || isDriveKey(it.key());
        if (!dropped)
            config.insert(it.key(), it.value());
        if (it.key().startsWith("net")) {
            QList<QByteArray> parts = it.value().split(',');
            parts.first() = parts.first().split('=').first() + '=' + random.mac();
            config.insert(it.key(), parts.join(','));
        }
    }
    config.insert("smbios1", "uuid=" + random.uuid());
    config.insert("vmgenid", random.uuid());
    config.insert("name", call.has("name") ? call.param("name") : "Copy-of-VM-" + source.shownName());
    if (call.has("description"))
        config.insert("description", call.param("description"));
    config.insert("lock", "clone");
    return config;
}

void finishClone(World &world, const CloneJob &job)
{
    Vm &vm = world.vms[job.target];
    vm.config = job.config;
    vm.config.remove("lock");
    vm.node = job.targetNode;
    vm.guestLinks = world.vms.value(job.source).guestLinks; // its disk makes them
    // Asks before the clone lets go, so that it comes before those who wait later.
    if (job.holdAfter > Millis(0))
        Gates::hold(world, flockOf(job.target), job.holdAfter, Millis(1000));
    // Between the last write of the configuration and the end lies a moment with the flock still held (FACTS
    // 4, 7–9).
    tasks::later(world, job.upid, Millis(30), [job](World &w) {
        if (!job.pool.isEmpty())
            w.vms[job.target].pool = job.pool;
        tasks::end(w, job.upid);
    });
}

/// Volumes freed, configuration gone, after the second that PVE sleeps.
void failClone(World &world, CloneJob job, const QByteArray &why)
{
    Task &task = world.tasks[job.upid];
    task.log.removeIf([&world](const TaskLine &line) { return line.at > world.now; });
    task.span.reset();
    ++task.stage;                               // whatever it was about to do is off
    task.onTerm = [upid = job.upid](World &w) { // the second SIGTERM hits the clean-up (FACTS 11, Cancel b)
        tasks::end(w, upid, "received interrupt");
    };
    const Storage *storage =
        world.storage(job.drives.isEmpty() ? QByteArray() : planCopy(world, job).storage.id);
    const QByteArray gate = storage ? storage->gate(job.node) : QByteArray();
    Gates::release(world, gate, job.upid); // if it was allocating
    tasks::later(world, job.upid, Millis(1000), [job, why, gate](World &w) {
        tasks::withStorage(w, job.upid, gate, [job, why](World &locked) {
            locked.freeStrays(job.target);
            locked.removeVm(job.target);
            tasks::end(locked, job.upid, "clone failed: " + why);
        });
    });
}

/// A SIGTERM in the first moments is swallowed, and the SIGKILL that follows leaves the stub (FACTS 11,
/// Cancel a).
Action heeded(const CloneJob &job, const Action &then)
{
    return [job, then](World &world) {
        if (world.now >= job.hearsFrom)
            return then(world);
        const auto kill = [upid = job.upid](World &later) { tasks::kill(later, upid); };
        world.agenda.add(world.now + tasks::kTermPatience, kill);
    };
}

Action onTerm(const CloneJob &job, const QByteArray &why)
{
    return heeded(job, [job, why](World &world) { failClone(world, job, why); });
}

void nextDrive(World &world, CloneJob job);

void driveDone(World &world, CloneJob job, const Copy &copy)
{
    job.drives.removeFirst();
    job.config.insert(copy.key, copy.to.text());
    world.strays.remove(copy.to.volume);
    if (!job.drives.isEmpty()) {
        world.vms[job.target].config = job.config;
        nextDrive(world, job);
    } else {
        finishClone(world, job);
    }
}

void copyDrive(World &world, const CloneJob &job, const Copy &copy)
{
    const Millis span = copySpan(world, job, copy);
    const bool shows = !copy.linked && !copy.from.isCloudInit();
    const std::optional<qint64> full = fullAt(world, job, copy);
    const bool fails = shows && full;
    const qint64 room = full.value_or(copy.bytes);
    const QByteArray failed = "copy failed: " + copyCommand(world, job, copy);
    if (copy.bytes == 0) { // nobody knows its size: see measure()
        tasks::log(world, job.upid, "transferred 0.0 B of 0.0 B (0.00%)");
        tasks::log(world, job.upid, "qemu-img: output file is smaller than input file");
        return failClone(world, job, failed + "exit code 1");
    }
    if (shows)
        logProgress(world, job, copy, span, static_cast<int>((room * 100 + copy.bytes / 2) / copy.bytes));
    world.tasks[job.upid].onTerm = onTerm(job, failed + "interrupted by signal");
    if (fails) {
        tasks::later(world, job.upid, span * room / copy.bytes + Millis(50), [job, failed, room](World &w) {
            tasks::log(w, job.upid,
                       "qemu-img: error while writing at byte " + QByteArray::number(room) +
                           ": No space left on device");
            failClone(w, job, failed + "exit code 1");
        });
        return;
    }
    if (job.killCopy && shows) {
        tasks::later(world, job.upid, qMax(Millis(0), *job.killCopy - world.now),
                     [job, failed](World &w) { failClone(w, job, failed + "got signal 9"); });
    }
    if (job.killMidway && !copy.from.isCloudInit())
        tasks::later(world, job.upid, span / 2, [upid = job.upid](World &w) { tasks::kill(w, upid); });
    tasks::later(world, job.upid, span, [job, copy](World &w) { driveDone(w, job, copy); });
}

void allocate(World &world, const CloneJob &job, const Copy &copy)
{
    const QByteArray gate = copy.storage.gate(job.node);
    const Gates::Wish wish{gate, job.upid, Gates::Mode::Exclusive, Millis(10'000)};
    const bool waits = !world.gates.admits(wish);
    if (waits) {
        const QByteArray cfs = "trying to acquire cfs lock 'storage-" + copy.storage.id + "' ...";
        tasks::log(world, job.upid, copy.storage.shared ? cfs : QByteArray("trying to acquire lock..."));
    }
    const int stage = world.tasks[job.upid].stage;
    Gates::acquire(world, wish, [job, copy, gate, waits, stage](World &w, bool granted) {
        if (w.tasks[job.upid].stage != stage)
            return; // stopped meanwhile
        if (!granted) {
            failClone(w, job, copy.storage.lockTimeout());
            return;
        }
        if (waits && !copy.storage.shared)
            tasks::log(w, job.upid, " OK");
        w.tasks[job.upid].onTerm = onTerm(job, "unable to create image: interrupted by signal");
        w.strays.insert(copy.to.volume, copy.bytes); // no configuration names it yet
        tasks::later(w, job.upid, copy.storage.allocation * w.pace, [job, copy, gate](World &later) {
            logAllocation(later, job, copy);
            Gates::release(later, gate, job.upid);
            copyDrive(later, job, copy);
        });
    });
}

/// The size of a full copy is what qemu-img info says of the source. A SIGTERM during that hits qemu-img and
/// not the task, which goes on without a size and fails by that (pve/transcripts/clone-cancelled-by-owner).
void measure(World &world, const CloneJob &job, const Copy &copy)
{
    const Storage *storage = world.storage(copy.from.storage());
    if (copy.linked || copy.from.isCloudInit() || !storage)
        return allocate(world, job, copy);
    const QByteArray path = storage->path(copy.from.volume);
    world.tasks[job.upid].onTerm = heeded(job, [job, copy, path](World &w) {
        ++w.tasks[job.upid].stage;
        tasks::log(w, job.upid,
                   "command '/usr/bin/qemu-img info '--output=json' " + path +
                       " -f qcow2' failed: interrupted by signal");
        tasks::log(w, job.upid, "ERROR: interrupted by signal");
        Copy unmeasured = copy;
        unmeasured.bytes = 0;
        allocate(w, job, unmeasured);
    });
    tasks::later(world, job.upid, storage->info, [job, copy](World &w) { allocate(w, job, copy); });
}

void nextDrive(World &world, CloneJob job)
{
    const Copy copy = planCopy(world, job);
    tasks::log(world, job.upid,
               QByteArray("create ") + (copy.linked ? "linked" : "full") + " clone of drive " + copy.key +
                   " (" + copy.from.volume + ')');
    measure(world, job, copy);
}

void makeStub(World &world, const CloneJob &job)
{
    if (world.vms.contains(job.target)) {
        tasks::end(world, job.upid,
                   "unable to create VM " + idText(job.target) + ": config file already exists");
        return;
    }
    Vm stub;
    stub.id = job.target;
    stub.node = job.node;
    stub.config = {{"lock", "clone"}, {"description", " qmclone temporary file"}};
    world.vms.insert(job.target, stub);
    tasks::log(world, job.upid,
               "creating a clone of VM " + idText(job.source) + " with ID " + idText(job.target));
    world.tasks[job.upid].onTerm = onTerm(job, "interrupted by signal");
    tasks::later(world, job.upid, Millis(40), [job](World &w) {
        if (job.drives.isEmpty())
            finishClone(w, job);
        else
            nextDrive(w, job);
    });
}

/// The source is locked shared when it is stopped or a template, the target exclusively; each within 1 s.
void takeLocks(World &world, const CloneJob &job)
{
    const bool shared = !world.vms.value(job.source).running;
    const Gates::Wish source{flockOf(job.source), job.upid,
                             shared ? Gates::Mode::Shared : Gates::Mode::Exclusive, Millis(1000)};
    if (!world.gates.admits(source))
        tasks::log(world, job.upid, "trying to acquire lock...");
    Gates::acquire(world, source, [job](World &w, bool granted) {
        if (!granted) {
            tasks::end(w, job.upid, flockTimeout(job.source));
            return;
        }
        const Gates::Wish target{flockOf(job.target), job.upid, Gates::Mode::Exclusive, Millis(1000)};
        Gates::acquire(w, target, [job](World &later, bool had) {
            if (had)
                makeStub(later, job);
            else
                tasks::end(later, job.upid, flockTimeout(job.target));
        });
    });
}

} // namespace

Reply postClone(World &world, const Call &call)
{
    const Vm *source = world.vmOn(call.node(), call.vmid());
    const bool full = call.has("full") ? call.flag("full") : !(source && source->isTemplate());
    if (Refusal refusal = checkClone(world, call, full))
        return *refusal;
    CloneJob job;
    job.source = call.vmid();
    job.target = call.number("newid");
    job.node = call.node();
    job.targetNode = call.has("target") ? call.param("target") : call.node();
    job.pool = call.param("pool");
    job.storage = call.param("storage");
    job.format = call.has("format") ? call.param("format") : "qcow2";
    job.bwlimit = call.number("bwlimit");
    job.full = full;
    if (const Fault *fault = call.fault(Fault::Action::FullStorage))
        job.fullStorage = fault->storage;
    if (const Fault *fault = call.fault(Fault::Action::HoldNewFlock))
        job.holdAfter = fault->span;
    if (const Fault *fault = call.fault(Fault::Action::KillWorker))
        job.killMidway = fault->span == Millis(0);
    job.hearsFrom = world.now + Millis(45);
    if (const Fault *fault = call.fault(Fault::Action::DeafTask))
        job.hearsFrom = world.now + fault->span;
    if (const Fault *fault = call.fault(Fault::Action::KillCopy))
        job.killCopy = world.now + fault->span;
    job.sourceConfig = source->config;
    job.config = newConfig(call, *source);
    job.drives = clonedDrives(source->config);
    return tasks::start(world, call, "qmclone", call.vmid(), [job](World &w, const QByteArray &upid) {
        CloneJob started = job;
        started.upid = upid;
        takeLocks(w, started);
    });
}

} // namespace sim
