// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/log.h"
#include "core/provision/admission.h"
#include "core/provision/jobstore.h"
#include "core/provision/protocol.h"
#include "core/provision/useraction.h"
#include "core/pve/client.h"
#include "core/pve/taskpoller.h"
#include "core/store/secretstore.h"

#include <QObject>
#include <QQueue>
#include <QSet>

#include <map>
#include <memory>
#include <optional>
#include <unordered_map>

namespace prov {

/// The one driver: feeds events to advance(), saves what became of the jobs in one transaction, and only then
/// performs the commands. It has no opinions of its own. When saving fails it does not act, says so, and
/// tries to save again. Drives only the jobs it was told to (submitted or resumed) and only those of its
/// owner. One per server; main thread.
class Engine : public QObject
{
    Q_OBJECT
public:
    /// All must outlive the engine.
    struct Parts
    {
        pve::Client &client;
        pve::TaskPoller &poller;
        JobStore &store;
        store::SecretStore &secrets;
        base::Clock &clock;
        base::Log &log;
    };

    Engine(const Parts &parts, const Settings &settings, const Owner &owner, QObject *parent = nullptr);
    ~Engine() override;

    /// Reads the journal. Nothing is driven yet. Rows that cannot be read are logged and stay in the journal.
    [[nodiscard]] base::Result<bool> load();
    /// Continues unfinished jobs of this owner; others are refused (canResume()).
    void resume(const QStringList &jobIds);
    [[nodiscard]] bool canResume(const Job &job) const;
    [[nodiscard]] const Owner &owner() const { return m_owner; } ///< of the jobs that it makes

    /// The jobs that the action concerns, or why nothing was done. Submit answers with the new jobs.
    [[nodiscard]] base::Result<QStringList> act(const UserAction &action);

    [[nodiscard]] QList<Job> jobs() const; ///< all in the journal, in the order of their making
    [[nodiscard]] const QStringList &jobIds() const { return m_order; } ///< of these, in this order
    [[nodiscard]] const Job *job(const QString &id) const;
    /// Whether this process works on it; finished, dismissed and other identities' jobs are not driven.
    [[nodiscard]] bool isDriven(const QString &id) const { return m_driven.contains(id); }
    /// Why the journal cannot be written; nothing: it can.
    [[nodiscard]] const std::optional<base::Error> &saveError() const { return m_saveError; }
    [[nodiscard]] const SettleMemory &settleMemory() const { return m_settle; }
    /// Forgets what was learned there (SettleMemory::key), in the journal too.
    void forgetSettled(const QStringList &keys);
    /// Somebody has removed a VM that a job left behind (Job::leftBehind).
    void forgetLeft(const QString &jobId, pve::VmId vmid) { post(jobId, LeftGone{vmid}); }
    void setSettings(const Settings &settings);
    /// Whose task log is followed first, and whose rows are on screen (default: all driven jobs).
    void setSelected(const QString &jobId);

signals:
    void jobAdded(const QString &id);
    void jobChanged(const QString &id);
    void jobRemoved(const QString &id);
    void taskLogGrew(const QString &jobId, const QList<pve::LogLine> &lines);
    void settleChanged(); ///< settleMemory() is another than before
    /// A request of the job's own went to the server, without secrets; those that read for many jobs at once
    /// belong to none.
    void requestSent(const QString &jobId, const pve::Request &request);
    /// Once for each that was sent; a job has one at a time. Cancelled: it was given up.
    void requestEnded(const QString &jobId, const pve::Answer &answer);
    void saveFailed(const base::Error &error);
    void saved(); ///< after a failure: the journal can be written again

private:
    [[nodiscard]] static QString secretKey(const QString &jobId);
    [[nodiscard]] static bool isBusy(const Job &job);
    struct Outcome
    {
        QString job;
        QList<Command> commands;
    };
    struct Dismissed ///< what is needed to take it back
    {
        Job job;
        QList<base::LogRecord> records;
        qsizetype place = 0; ///< in the order of jobs
        QString hash;
    };

    base::Result<QStringList> submit(const want::Submit &submit);
    base::Result<QStringList> dismiss(const QString &id);
    base::Result<QStringList> restore(const QString &id);
    void takeSecret(const QString &id);
    base::Result<QStringList> userEvent(const QString &id, const Event &event);
    void drive(const QString &id, const QList<Event> &events);
    void provideSecret(const QString &id, const QString &hash);

    void post(const QString &id, const Event &event);
    void pump();
    void feed(const QString &id, const Event &event);
    void admitMore();
    [[nodiscard]] bool flush();
    void perform();
    void performOne(const QString &id, const Command &command);
    void send(const QString &id, const Send &command);
    [[nodiscard]] int stillAskingBefore(const QString &id) const; ///< jobs of its batch that have no VMID yet
    void pickVmid(const QString &id, const PickVmid &command);
    void arm();
    void beat();
    void connectPoller();
    void followOnScreen();
    [[nodiscard]] Context contextFor(const QString &id) const;
    [[nodiscard]] const QList<const Job *> &drivenJobs(); ///< in the order of their making

    Parts m_parts;
    Settings m_settings;
    Owner m_owner;
    SettleMemory m_settle;
    StorageTurns m_turns;
    qint64 m_serverOffset = 0;

    QStringList m_order;
    std::unordered_map<QString, Job> m_jobs;
    std::map<QString, Dismissed> m_dismissed; ///< by this engine
    QSet<QString> m_driven;
    std::optional<QList<const Job *>> m_drivenJobs; ///< nothing: to be gathered anew from m_order
    QHash<QString, QString> m_hashes;
    QHash<QString, pve::VmId> m_reserved;
    QHash<QString, QString> m_watchers; ///< UPID → job
    std::map<QString, std::unique_ptr<pve::Reply>> m_replies;

    QQueue<std::pair<QString, Event>> m_events;
    QList<Outcome> m_outcomes; ///< decided, not yet saved: must not be performed before
    QList<base::LogRecord> m_notes;
    QSet<QString> m_dirty;
    QSet<QString> m_touched;
    bool m_settleDirty = false;
    std::optional<base::Error> m_saveError;
    bool m_pumping = false;

    std::unique_ptr<base::Timer> m_wake;
    TimePoint m_wakeAt{}; ///< when m_wake runs out, until it does
    std::unique_ptr<base::Timer> m_heartbeat;
    std::unique_ptr<base::Timer> m_saveAgain;
    TimePoint m_lastBeat{};
    QDateTime m_lastBeatWall;
};

} // namespace prov
