// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/provision/ask.h"
#include "core/provision/configplan.h"
#include "core/provision/spec.h"
#include "core/provision/taskprogress.h"
#include "core/pve/types.h"

#include <QJsonObject>
#include <QString>

#include <array>
#include <optional>

namespace prov {

using base::Millis;
using base::TimePoint;

/// The life of a job (design section 3). Steps that a spec does not ask for are passed as skipped.
enum class Step {
    Queued,
    Reserving,
    Cloning,
    Settling,
    Configuring,
    Resizing,
    Verifying,
    Starting,
    AwaitingGuest,
    Ready,
    Failed,
    Cancelling,
    Cancelled,
};
/// Those that do work and have a StepRecord, in order.
inline constexpr std::array<Step, 8> workingSteps{Step::Reserving,   Step::Cloning,      Step::Settling,
                                                  Step::Configuring, Step::Resizing,     Step::Verifying,
                                                  Step::Starting,    Step::AwaitingGuest};
[[nodiscard]] QString stepName(Step step); ///< "awaiting_guest"
[[nodiscard]] std::optional<Step> stepFromName(const QString &name);
[[nodiscard]] bool isFinal(Step step);

/// Whose job it is: it is resumed only on this cluster, as this user (design "Save, then act").
struct Owner
{
    QString profile; ///< for people: the server's name or URL
    QString cluster; ///< identity: the pinned leaf, or the host that a CA vouches for
    QString user;    ///< including the token id: "ops@pve!a"
    bool operator==(const Owner &) const = default;
};

/// One failed try within a step.
struct Attempt
{
    qint64 atMs = 0; ///< since the job left the queue
    Sentence text;
    qint64 waitMs = 0; ///< until the next try; 0 for the last
    bool operator==(const Attempt &) const = default;
};

struct StepRecord
{
    enum class State { Pending, Running, Done, Skipped, Failed, Cancelled };
    State state = State::Pending;
    qint64 ms = 0;    ///< spent so far, without the run that is going on
    int attempts = 0; ///< requests with an effect, or looks where the step has none
    Sentence note;    ///< why skipped, or a remark
    QList<Attempt> failures;
    bool operator==(const StepRecord &) const = default;
};
[[nodiscard]] QString stateName(StepRecord::State state);
[[nodiscard]] std::optional<StepRecord::State> stateFromName(const QString &name);

/// Why a job failed; words are made of it elsewhere.
struct Failure
{
    enum class Reason {
        Refused,  ///< the server said no
        Task,     ///< its task ended with an error
        Stopped,  ///< somebody stopped the task on the server
        Killed,   ///< the worker died: the task has no last line
        Orphan,   ///< a half-made VM with `lock: clone` is left; only an administrator can remove it
        Taken,    ///< the VMID belongs to somebody else
        Stranger, ///< the VM under our VMID is not the one that we made
        Unclear,  ///< the fate of a lost request could not be found out
        Differs,  ///< what was written is not what is there
        NoAddress,
        NotRunning,
        GivenUp, ///< by a person, while a task of the job was still running on the server
    };
    Reason reason = Reason::Refused;
    Step step = Step::Queued;
    base::Error error;
    QStringList fields; ///< Differs: the fields that differ
    bool operator==(const Failure &) const = default;
};
[[nodiscard]] QString reasonName(Failure::Reason reason);
[[nodiscard]] std::optional<Failure::Reason> reasonFromName(const QString &name);

/// Is there a VM on the server?
enum class Presence { None, Present, Orphan, Unknown };
[[nodiscard]] QString presenceName(Presence presence);
[[nodiscard]] std::optional<Presence> presenceFromName(const QString &name);

/// A request that is about to be sent or under way. Saved before it is sent: after a crash an Intent with an
/// effect and no receipt is a doubt.
struct Intent
{
    quint32 serial = 0;
    Ask ask = Ask::None;
    qint64 wallSeconds = 0; ///< our clock, when it was saved
    bool operator==(const Intent &) const = default;
};

/// The server task that a step waits for.
struct WatchedTask
{
    pve::Upid upid;
    int logTotal = 0;
    TimePoint lastGrowth{};
    Millis longestGap{0};
    TimePoint since{}; ///< when we began to watch
    int polls = 0;
    bool operator==(const WatchedTask &) const = default;
};

/// The fate of a clone request is unknown (design "Doubt").
struct Doubt
{
    int freeSeen = 0;
    TimePoint lastFree{};
    TimePoint since{};
    std::optional<TimePoint> endSeen; ///< when a task of ours was first seen to have ended
    bool taken = false;               ///< what the last probe said
    bool locked = false;              ///< what the last config said: lock: clone
    bool searched = false;            ///< the VM was looked for on other nodes
    QList<pve::TaskRow> candidates;   ///< qmclone tasks whose first log line is still to be read
    bool operator==(const Doubt &) const = default;
};

/// Removing a VM that we made, on request, after the job has ended.
struct Cleanup
{
    bool stopping = false;
    bool readAgain = false;           ///< after a worker that died, once
    std::optional<base::Error> error; ///< why the last try did not succeed
    bool operator==(const Cleanup &) const = default;
};

/// One VM being provisioned: a plain value. Changed only by advance(). Holds no secret.
struct Job
{
    QString id; ///< uuid, lower case, without braces: the marker in the VM's description
    QString batch;
    int index = 1; ///< in its batch, from 1
    Owner owner;
    QByteArray specFingerprint;
    VmSpec spec;
    qint64 createdWallMs = 0;
    qint64 queuedMs = 0; ///< from then until it left the queue, by our clock; 0 while it is in it

    Step step = Step::Queued;
    Step cancelledFrom = Step::Queued; ///< while Cancelling and after
    std::array<StepRecord, workingSteps.size()> records;

    // what is known of the VM
    pve::VmId vmid = 0;
    QString node; ///< where the VM is
    Presence vm = Presence::None;
    QList<pve::VmId> leftBehind; ///< locked stubs of earlier tries, for an administrator to remove
    QString smbios;              ///< uuid, from the first read that showed it
    QString templateNode;
    QString templateName;
    QString templateDescription;
    QString cloneStorage; ///< of the new disks; with the node the key of learned waits
    QMap<QString, qint64> templateDisks;
    std::optional<pve::Upid> cloneUpid;
    qint64 cloneSince = 0;   ///< s, our clock: when a clone as this VMID was first asked for
    QStringList endedClones; ///< UPIDs of tries that ended badly: a doubt must not take them for the lost one
    std::optional<pve::PendingConfig> base; ///< last read of the VM; not kept over a restart

    // what is going on
    std::optional<Intent> intent;
    quint32 lastSerial = 0;
    Ask next = Ask::None; ///< what to ask at wakeAt
    std::optional<TimePoint> wakeAt;
    std::optional<WatchedTask> task;
    std::optional<Doubt> doubt;
    std::optional<Cleanup> cleanup;
    std::optional<pve::TaskExit> badExit; ///< a clone that ended badly, while we find out what it left
    bool waitsForSlot = false;            ///< for the storage's turn to clone
    bool waitsForSecret = false;
    bool detached = false;
    bool lostVmSearched = false; ///< "find the VM in resources", once per step
    bool stopSent = false;
    std::optional<base::Error> trouble; ///< server or network trouble that is being waited out
    Ask troubleAsk = Ask::None;         ///< what met it; the trouble is over when that is answered
    Millis troubleWait{0};
    int lockTries = 0;  ///< of the running step
    int otherTries = 0; ///< digest rounds, single repeats
    int verifyRound = 0;
    int existsSeen = 0;
    bool passwordApplied = false;
    bool passwordVerified = false; ///< the secret is no longer needed, and gone
    QStringList resized;           ///< disks done in this step
    TimePoint stepStart{};
    TimePoint jobStart{};
    std::optional<TimePoint> guestDeadline;

    // results
    std::optional<double> percent;
    TaskProgress progress;
    QList<Check> checks;
    qint64 checkedWallMs = 0; ///< when they were read, by our clock
    QStringList addresses;
    QList<Sentence> remarks;
    std::optional<Failure> failure;
    qint64 totalMs = 0; ///< from leaving the queue to the end, over restarts

    [[nodiscard]] StepRecord &record(Step of);
    [[nodiscard]] const StepRecord &record(Step of) const;
    [[nodiscard]] bool isBeingDeleted() const { return cleanup && !cleanup->error; } ///< its VM
    [[nodiscard]] QString label() const; ///< the name, or "vm <id>" without one

    bool operator==(const Job &) const = default;
};

/// The journal's form. Waits, patience and what was read of the VM are not kept: they start afresh on load.
/// Elapsed times are kept as spans. `now` is the process's monotonic time.
[[nodiscard]] QJsonObject toJson(const Job &job, TimePoint now);
[[nodiscard]] base::Result<Job> jobFromJson(const QJsonObject &json, TimePoint now);

} // namespace prov
