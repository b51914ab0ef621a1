// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/message.h"

namespace sim {

/// Something that goes wrong when a matching request comes in. Scenarios are lists of these, and so are the
/// files that people write (faultfile.h).
struct Fault
{
    enum class Action {
        Delay,        ///< the answer comes `span` later; executed in time
        DropBefore,   ///< connection closed, not executed
        DropAfter,    ///< executed, then the connection is closed without an answer
        CutBody,      ///< executed, half of the answer is sent
        SlowBody,     ///< executed; the body comes bit by bit, for `span`
        EndlessBody,  ///< executed; the body comes again and again, without a length
        Silence,      ///< executed, nothing is sent
        Scribble,     ///< executed; control and bidi characters and markup in what people read of the answer
        Answer,       ///< not executed; the answer below
        AnswerAfter,  ///< executed; the answer below, `span` later
        KillDaemon,   ///< executed; its pvedaemon worker dies `span` later: 596 "Broken pipe"
        HoldFlock,    ///< somebody holds the flock of the VM of the path for `span`, from now
        HoldNewFlock, ///< of a clone: somebody holds the new VM's flock for `span` after the clone's end
        KillWorker, ///< SIGKILL for the task that it starts, after `span`; 0 = midway through a clone's copy
        KillCopy,   ///< of a clone: SIGKILL for the program that copies, after `span`
        DeafTask,   ///< of a clone: it swallows a SIGTERM for `span`, and is killed 5 s later
        KeyOrder,   ///< of a write to a configuration: the keys that `body` lists, by spaces, are written
                    ///< first, in that order
        FailCloudInit, ///< of PUT cloudinit and a start: the program that writes the cloud-init drive fails
        StopTask,      ///< somebody else stops the task that it starts, after `span`
        LoseParent,    ///< the pvedaemon worker that forked the task goes away: the lists notice the end late
        FullStorage,   ///< of a clone: no space left after some of the copy
        SilentAgent,   ///< of a start: the guest agent of the VM never answers
    };
    QString pattern; ///< regular expression on "METHOD /path?query", the path without "/api2/json"
    Action action = Action::Delay;
    Millis span{0};
    int skip = 0;       ///< so many matching requests go by first
    int times = -1;     ///< then so many are hit; -1 = all
    int oneIn = 1;      ///< by the seed, one matching request in so many
    Millis lasting{-1}; ///< from the first hit on; -1 = for ever
    QByteArray storage; ///< FullStorage: which one; empty = any
    int status = 500;
    QByteArray reason;
    QByteArray body;     ///< when empty and the status is below 595, PVE's error body for `reason`
    QByteArray type;     ///< of the body; empty = JSON
    QByteArray location; ///< of a redirect
};

} // namespace sim
