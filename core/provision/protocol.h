// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/logrecord.h"
#include "core/provision/job.h"
#include "core/provision/settings.h"
#include "core/provision/settlememory.h"
#include "core/pve/envelope.h"
#include "core/pve/request.h"

#include <QDateTime>
#include <QList>

#include <optional>
#include <variant>

namespace prov {

// ---- what can happen to a job
// ------------------------------------------------------------------------------------
struct Admitted
{
}; ///< a parallel slot is free: leave the queue
struct SlotGranted
{
}; ///< the storage lets one more clone begin
struct VmidPicked
{
    pve::VmId vmid =
        0; ///< reserved inside this process; 0: the exact one that was asked for is reserved by another job
};
struct Replied
{
    quint32 serial = 0; ///< of the Intent; replies to others are stale and ignored
    pve::Answer answer;
};
struct TaskSeen
{
}; ///< the watched task was seen running
struct TaskLogGrew
{
    QList<pve::LogLine> lines;
    int total = 0;
};
struct TaskEnded
{
    pve::Upid upid;
    pve::TaskExit exit;
};
struct TaskVanished
{
    pve::Upid upid;
    base::Error error;
};
struct Tick
{
}; ///< wakeAt has come; early ticks are harmless
struct Resumed
{
}; ///< loaded from the journal by a new process
struct Woke
{
}; ///< the machine slept for more than 30 s
struct SecretReady
{
};              ///< Context::passwordHash is set now
struct LeftGone ///< a VM that an earlier try has left was there, and is no more
{
    pve::VmId vmid = 0;
};

// ---- what a user can want (with Submit and Dismiss, which are the engine's, all of design's UserAction)
// -----------
struct Cancel
{
};
struct Retry
{
};
struct KeepWatching
{
};
struct GiveUp ///< a detached job: ends it and leaves its task alone
{
};
struct DeleteVm
{
};

using Event =
    std::variant<Admitted, SlotGranted, VmidPicked, Replied, TaskSeen, TaskLogGrew, TaskEnded, TaskVanished,
                 Tick, Resumed, Woke, SecretReady, LeftGone, Cancel, Retry, KeepWatching, GiveUp, DeleteVm>;

// ---- what a job wants done
// ---------------------------------------------------------------------------------------
struct Send
{
    quint32 serial = 0;
    pve::Request request;
};
struct Abandon
{
}; ///< drop the reply of the request under way (reads only)
struct WatchTask
{
    pve::Upid upid;
    bool slow = false;
};
struct UnwatchTask
{
    pve::Upid upid;
};
struct PickVmid
{
    pve::VmId from = 0;
    bool exact = false;
    bool next = false; ///< `from` itself is taken on the server: give it back and go on behind it
};
struct ForgetSecret
{
};
struct ObserveSettle
{
    QString key;
    bool locked = false;
};
struct ObserveStorage
{
    QString key;
    bool locked = false; ///< a storage lock could not be had; false: a clone succeeded
};

using Command = std::variant<Send, Abandon, WatchTask, UnwatchTask, PickVmid, ForgetSecret, ObserveSettle,
                             ObserveStorage>;

/// What advance() may know besides the job. All values; nothing is asked for.
struct Context
{
    TimePoint now{};         ///< monotonic
    QDateTime wall;          ///< UTC; only for the log and the `since` of task lists
    qint64 serverOffset = 0; ///< s; server's clock − ours, from the last Date header
    Settings settings;
    SettleMemory settle;
    QString passwordHash; ///< "$6$…" when the job has a cloud-init password and it is at hand
};

struct Transition
{
    Job job;
    QList<Command> commands;
    QList<base::LogRecord> notes; ///< complete but for the time
    bool durable = true;          ///< must be saved before the commands are performed; false: progress only
};

} // namespace prov
