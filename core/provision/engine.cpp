// SPDX-License-Identifier: Apache-2.0
#include "core/provision/engine.h"

#include "core/provision/advance.h"
#include "core/pve/curl.h"

#include <QPointer>

#include <algorithm>

namespace prov {

using base::Error;
using Level = base::LogRecord::Level;

namespace {

constexpr Millis beatInterval{10'000};
constexpr Millis sleepGap{30'000};
constexpr Millis saveAgainAfter{5'000};

} // namespace

QString Engine::secretKey(const QString &jobId)
{
    return QStringLiteral("job/") + jobId;
}

bool Engine::isBusy(const Job &job)
{
    return !isFinal(job.step) || job.isBeingDeleted();
}

Engine::Engine(const Parts &parts, const Settings &settings, const Owner &owner, QObject *parent)
    : QObject(parent),
      m_parts(parts),
      m_settings(settings),
      m_owner(owner),
      m_lastBeat(parts.clock.now()),
      m_lastBeatWall(parts.clock.wallNow())
{
    // The poller wants the user without the token's id: archived tasks are listed that way (pve/FACTS.md 3).
    parts.poller.setUser(owner.user.section(QLatin1Char('!'), 0, 0));
    connectPoller();
}

Engine::~Engine() = default;

void Engine::connectPoller()
{
    auto &poller = m_parts.poller;
    connect(&poller, &pve::TaskPoller::seenRunning, this,
            [this](const pve::Upid &upid) { post(m_watchers.value(upid.text), TaskSeen{}); });
    connect(&poller, &pve::TaskPoller::ended, this, [this](const pve::Upid &upid, const pve::TaskExit &exit) {
        post(m_watchers.value(upid.text), TaskEnded{upid, exit});
    });
    connect(&poller, &pve::TaskPoller::vanished, this, [this](const pve::Upid &upid, const Error &error) {
        post(m_watchers.value(upid.text), TaskVanished{upid, error});
    });
    connect(&poller, &pve::TaskPoller::logGrew, this,
            [this](const pve::Upid &upid, const QList<pve::LogLine> &lines, int total) {
                const auto id = m_watchers.value(upid.text);
                post(id, TaskLogGrew{lines, total});
                emit taskLogGrew(id, lines);
            });
    connect(&poller, &pve::TaskPoller::recovered, this, [this](const QString &node) {
        m_parts.log.add(Level::Info, QStringLiteral("tasks of %1 can be read again").arg(node));
    });
    connect(
        &poller, &pve::TaskPoller::troubled, this,
        [this](const QString &node, const Error &error, const QDateTime &lastSeen, Millis retryIn) {
            const auto seen = lastSeen.isValid() ? lastSeen.toLocalTime().toString(QStringLiteral("HH:mm:ss"))
                                                 : QStringLiteral("never");
            m_parts.log.add(Level::Warn,
                            QStringLiteral("tasks of %1 cannot be read: %2; last seen %3, asks again in %4 s")
                                .arg(node, error.text, seen)
                                .arg(static_cast<double>(retryIn.count()) / 1000.0));
        });
}

base::Result<bool> Engine::load()
{
    const auto loaded = m_parts.store.load(m_parts.clock.now());
    if (!loaded)
        return base::failure(loaded.error());
    for (const auto &problem : loaded->problems)
        m_parts.log.add(Level::Error, problem);
    for (const auto &job : loaded->jobs) {
        m_order.append(job.id);
        m_jobs.insert_or_assign(job.id, job);
        if (!isFinal(job.step) && job.vmid != 0)
            m_reserved.insert(job.id, job.vmid);
    }
    m_settle = loaded->settle;
    return true;
}

bool Engine::canResume(const Job &job) const
{
    return job.owner.cluster == m_owner.cluster && job.owner.user == m_owner.user;
}

void Engine::resume(const QStringList &jobIds)
{
    for (const auto &id : jobIds) {
        const auto *known = job(id);
        if (!known || !canResume(*known) || m_driven.contains(id))
            continue;
        drive(id, {Resumed{}});
    }
}

/// The first events of a job that was loaded; its secret comes first.
void Engine::drive(const QString &id, const QList<Event> &events)
{
    m_driven.insert(id);
    m_drivenJobs.reset();
    const auto &known = m_jobs.at(id);
    const auto postAll = [this, id, events] {
        for (const auto &event : events)
            post(id, event);
    };
    if (known.spec.cloudInit.passwordEnv.isEmpty() || known.passwordVerified || m_hashes.contains(id))
        return postAll();
    m_parts.secrets.read(secretKey(id),
                         [engine = QPointer(this), id, postAll](const base::Result<QString> &hash) {
                             if (!engine)
                                 return;
                             if (hash) {
                                 engine->m_parts.log.hide(*hash);
                                 engine->m_hashes.insert(id, *hash);
                             }
                             postAll();
                         });
}

QList<Job> Engine::jobs() const
{
    QList<Job> result;
    result.reserve(m_order.size());
    for (const auto &id : m_order)
        result.append(m_jobs.at(id));
    return result;
}

const Job *Engine::job(const QString &id) const
{
    const auto found = m_jobs.find(id);
    return found == m_jobs.end() ? nullptr : &found->second;
}

const QList<const Job *> &Engine::drivenJobs()
{
    if (m_drivenJobs)
        return *m_drivenJobs;
    auto &jobs = m_drivenJobs.emplace();
    for (const auto &id : std::as_const(m_order)) {
        if (m_driven.contains(id))
            jobs.append(&m_jobs.at(id));
    }
    return jobs;
}

void Engine::setSettings(const Settings &settings)
{
    m_settings = settings;
    pump();
}

void Engine::setSelected(const QString &jobId)
{
    const auto *selected = job(jobId);
    m_parts.poller.setSelected(selected && selected->task ? selected->task->upid.text : QString());
}

Context Engine::contextFor(const QString &id) const
{
    return {m_parts.clock.now(), m_parts.clock.wallNow(), m_serverOffset, m_settings, m_settle,
            m_hashes.value(id)};
}

void Engine::post(const QString &id, const Event &event)
{
    if (!m_jobs.contains(id))
        return;
    m_events.enqueue({id, event});
    pump();
}

void Engine::feed(const QString &id, const Event &event)
{
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end())
        return;
    auto transition = advance(found->second, event, contextFor(id));
    if (transition.durable)
        m_dirty.insert(id);
    if (isFinal(transition.job.step) && transition.job.vm == Presence::None)
        m_reserved.remove(id);
    else if (transition.job.vmid != 0) // a retried job has it back
        m_reserved.insert(id, transition.job.vmid);
    found->second = std::move(transition.job);
    if (!transition.commands.isEmpty())
        m_outcomes.append({id, std::move(transition.commands)});
    for (auto &note : transition.notes)
        m_notes.append(m_parts.log.add(std::move(note)));
    m_touched.insert(id);
}

void Engine::admitMore()
{
    const auto admission = admit(drivenJobs(), m_settings.parallelJobs, m_turns);
    for (const auto &id : admission.fromQueue)
        m_events.enqueue({id, Admitted{}});
    for (const auto &id : admission.toClone)
        m_events.enqueue({id, SlotGranted{}});
}

void Engine::pump()
{
    if (m_pumping)
        return;
    m_pumping = true;
    do {
        admitMore();
        while (!m_events.isEmpty()) {
            const auto [id, event] = m_events.dequeue();
            feed(id, event);
        }
        if (!flush())
            break;
        perform();
        admitMore();
    } while (!m_events.isEmpty());
    m_pumping = false;
    arm();
    const auto touched = std::exchange(m_touched, {});
    for (const auto &id : touched)
        emit jobChanged(id);
}

bool Engine::flush()
{
    if (!m_notes.isEmpty())
        m_parts.store.append(std::exchange(m_notes, {}));
    if (m_dirty.isEmpty() && !m_settleDirty)
        return true;
    JobStore::Change change;
    for (const auto &id : m_dirty) {
        if (const auto *changed = job(id))
            change.jobs.append(*changed);
    }
    if (m_settleDirty)
        change.settle = m_settle;
    const auto done = m_parts.store.save(change, m_parts.clock.now());
    if (!done) {
        if (!std::exchange(m_saveError, done.error())) {
            m_parts.log.add(Level::Error,
                            QStringLiteral("the journal cannot be written: %1; nothing is sent until it can")
                                .arg(done.error().text));
            emit saveFailed(done.error());
        }
        m_saveAgain = m_parts.clock.after(saveAgainAfter, [this] { pump(); });
        return false;
    }
    m_dirty.clear();
    m_settleDirty = false;
    if (std::exchange(m_saveError, std::nullopt)) {
        m_parts.log.add(Level::Info, QStringLiteral("the journal can be written again"));
        emit saved();
    }
    return true;
}

void Engine::perform()
{
    const auto outcomes = std::exchange(m_outcomes, {});
    for (const auto &outcome : outcomes) {
        for (const auto &command : outcome.commands)
            performOne(outcome.job, command);
    }
}

void Engine::performOne(const QString &id, const Command &command)
{
    if (const auto *toSend = std::get_if<Send>(&command)) {
        send(id, *toSend);
    } else if (std::holds_alternative<Abandon>(command)) {
        if (m_replies.erase(id) > 0)
            emit requestEnded(id, base::failure({Error::Kind::Cancelled, 0, {}, {}}));
    } else if (const auto *watch = std::get_if<WatchTask>(&command)) {
        m_watchers.insert(watch->upid.text, id);
        m_parts.poller.watch(watch->upid,
                             watch->slow ? pve::TaskPoller::Pace::Slow : pve::TaskPoller::Pace::Normal);
        followOnScreen();
    } else if (const auto *unwatch = std::get_if<UnwatchTask>(&command)) {
        m_watchers.remove(unwatch->upid.text);
        m_parts.poller.unwatch(unwatch->upid);
        followOnScreen();
    } else if (const auto *pick = std::get_if<PickVmid>(&command)) {
        pickVmid(id, *pick);
    } else if (std::holds_alternative<ForgetSecret>(command)) {
        if (m_hashes.remove(id))
            m_parts.secrets.remove(secretKey(id), [](const auto &) {});
    } else if (const auto *settle = std::get_if<ObserveSettle>(&command)) {
        const auto before = m_settle;
        m_settle.observe(settle->key, settle->locked, m_settings.settleWait);
        m_settleDirty = true;
        if (m_settle != before)
            emit settleChanged();
    } else if (const auto *storage = std::get_if<ObserveStorage>(&command)) {
        m_turns.observe(storage->key, storage->locked);
    }
}

void Engine::send(const QString &id, const Send &command)
{
    // What waited for the journal may have been overtaken: only what the job still counts on is sent.
    const auto *sender = job(id);
    if (!sender || !sender->intent || sender->intent->serial != command.serial)
        return;
    auto reply = m_parts.client.send(command.request);
    connect(reply.get(), &pve::Reply::finished, this,
            [this, id, serial = command.serial](const pve::Answer &answer) {
                const auto finished = m_replies.extract(id); // lives until this call ends
                if (answer && answer->date.isValid())
                    m_serverOffset = m_parts.clock.wallNow().secsTo(answer->date);
                emit requestEnded(id, answer);
                post(id, Replied{serial, answer});
            });
    m_replies[id] = std::move(reply);
    emit requestSent(id, pve::withoutSecrets(command.request));
}

int Engine::stillAskingBefore(const QString &id) const
{
    const Job &asking = *job(id);
    return static_cast<int>(std::count_if(m_jobs.begin(), m_jobs.end(), [&](const auto &entry) {
        const Job &other = entry.second;
        return other.batch == asking.batch && other.index < asking.index && other.step == Step::Reserving &&
               !m_reserved.contains(other.id);
    }));
}

void Engine::pickVmid(const QString &id, const PickVmid &command)
{
    const auto holderOf = [this, &id](pve::VmId vmid) -> const Job * {
        for (auto it = m_reserved.cbegin(); it != m_reserved.cend(); ++it) {
            if (it.value() == vmid && it.key() != id)
                return job(it.key());
        }
        return nullptr;
    };
    auto vmid = command.next ? command.from + 1 : command.from;
    // Of VMs made in this run only the search need not ask again; an exact VMID is the server's to refuse.
    const auto *holder = holderOf(vmid);
    if (command.exact && holder && !isFinal(holder->step)) {
        m_events.enqueue({id, VmidPicked{0}});
        return;
    }
    // Those before it in its batch are still asking: theirs are left free, so that VMIDs stand in the order
    // of names.
    int left = command.exact || command.next ? 0 : stillAskingBefore(id);
    while (!command.exact && (holderOf(vmid) || left-- > 0))
        ++vmid;
    m_reserved.insert(id, vmid);
    m_events.enqueue({id, VmidPicked{vmid}});
}

void Engine::followOnScreen()
{
    m_parts.poller.setOnScreen(m_watchers.keys());
}

void Engine::arm()
{
    std::optional<TimePoint> first;
    bool active = false;
    for (const auto *driven : drivenJobs()) {
        active = active || isBusy(*driven);
        if (driven->wakeAt && (!first || *driven->wakeAt < *first))
            first = driven->wakeAt;
    }
    if (!first)
        m_wake.reset();
    if (first && (!m_wake || m_wakeAt != *first)) { // it mostly is the one that was
        m_wakeAt = *first;
        m_wake = m_parts.clock.after(std::max(Millis{0}, *first - m_parts.clock.now()), [this] {
            m_wakeAt = TimePoint::min();
            for (const auto *driven : drivenJobs()) {
                if (driven->wakeAt && *driven->wakeAt <= m_parts.clock.now())
                    m_events.enqueue({driven->id, Tick{}});
            }
            pump();
        });
    }
    if (!active) {
        m_heartbeat.reset();
    } else if (!m_heartbeat) {
        m_lastBeat = m_parts.clock.now();
        m_lastBeatWall = m_parts.clock.wallNow();
        m_heartbeat = m_parts.clock.after(beatInterval, [this] { beat(); });
    }
}

void Engine::beat()
{
    const auto now = m_parts.clock.now();
    const auto wall = m_parts.clock.wallNow();
    // Suspended machines stop the monotonic clock on some systems, a stopped process does not: both are
    // asked.
    const auto gap = std::max(now - m_lastBeat, Millis{m_lastBeatWall.msecsTo(wall)});
    m_lastBeat = now;
    m_lastBeatWall = wall;
    m_heartbeat = m_parts.clock.after(beatInterval, [this] { beat(); });
    if (gap <= beatInterval + sleepGap)
        return;
    m_parts.log.add(Level::Info,
                    QStringLiteral("woke up after %1 s: everything is asked again").arg(gap.count() / 1000));
    m_parts.poller.wake();
    for (const auto *driven : drivenJobs())
        m_events.enqueue({driven->id, Woke{}});
    pump();
}

} // namespace prov
