// SPDX-License-Identifier: Apache-2.0
// Deleting a VM that a job made, on request. Both marks are read again at that very moment (design
// "Identity").
#include "core/provision/steps.h"

#include "core/pve/decode.h"

namespace prov {

using base::Error;
using Level = base::LogRecord::Level;

namespace {

void refuse(Turn &turn, const Error &error)
{
    turn.stopAsking();
    turn.unwatch();
    turn.job.cleanup = Cleanup{};
    turn.job.cleanup->error = error;
    turn.note(Level::Error, QStringLiteral("VM %1 was not deleted: %2").arg(turn.job.vmid).arg(error.text));
}

void gone(Turn &turn)
{
    turn.stopAsking();
    turn.job.vm = Presence::None;
    turn.job.cleanup.reset();
    turn.note(Level::Info, QStringLiteral("VM %1 is deleted").arg(turn.job.vmid));
}

void read(Turn &turn, const pve::Answer &answer)
{
    auto &job = turn.job;
    if (!answer && answer.error().kind == Error::Kind::NotFound)
        return turn.ask(Ask::DeleteProbe);
    const auto found = answer ? pve::decodePending(*answer) : base::failure(answer.error());
    if (!found)
        return refuse(turn, found.error());
    if (found->current.contains(QStringLiteral("lock"))) {
        return refuse(
            turn,
            Error::of(
                Error::Kind::Locked,
                {QT_TRANSLATE_NOOP(
                     "Wording",
                     "it is locked (%1); an administrator removes it with: qm unlock %2 && qm destroy %2"),
                 {found->current.value(QStringLiteral("lock")), job.vmid}}));
    }
    if (job.smbios.isEmpty() || !matchesIdentity(job, found->current)) {
        job.vm = Presence::Unknown;
        return refuse(
            turn, Error::of(Error::Kind::Exists,
                            {QT_TRANSLATE_NOOP(
                                "Wording",
                                "it does not carry both marks of this job, and may be somebody else's")}));
    }
    turn.ask(Ask::DeleteStatus);
}

void statusRead(Turn &turn, const pve::Answer &answer)
{
    const auto status = answer ? pve::decodeStatus(*answer) : base::failure(answer.error());
    if (!status)
        return refuse(turn, status.error());
    turn.job.cleanup->stopping = status->running;
    turn.ask(status->running ? Ask::DeleteStop : Ask::Delete);
}

void taskBegun(Turn &turn, const pve::Answer &answer)
{
    const auto upid = answer ? pve::decodeUpid(*answer) : base::failure(answer.error());
    if (!upid)
        return refuse(turn, upid.error());
    turn.watch(*upid);
}

void probed(Turn &turn, const pve::Answer &answer)
{
    if (answer)
        return gone(turn);
    turn.job.vm = Presence::Unknown;
    refuse(turn,
           Error::of(Error::Kind::NotFound,
                     {QT_TRANSLATE_NOOP("Wording", "it is not where it was made, but its VMID is in use")}));
}

} // namespace

void beginCleanup(Turn &turn)
{
    auto &job = turn.job;
    if (job.vm == Presence::None || job.vmid == 0)
        return turn.setVolatile();
    if (job.isBeingDeleted())
        return turn.setVolatile(); // under way
    job.cleanup = Cleanup{};
    turn.ask(Ask::DeleteRead);
}

void cleanupReplied(Turn &turn, Ask ask, const pve::Answer &answer)
{
    if (!turn.job.cleanup)
        return;
    if (ask == Ask::DeleteRead)
        return read(turn, answer);
    if (ask == Ask::DeleteStatus)
        return statusRead(turn, answer);
    if (ask == Ask::DeleteProbe)
        return probed(turn, answer);
    taskBegun(turn, answer);
}

void cleanupTaskEnded(Turn &turn, const pve::TaskExit &exit)
{
    auto &cleanup = *turn.job.cleanup;
    if (exit.verdict == pve::TaskExit::Verdict::Unexpected && !std::exchange(cleanup.readAgain, true))
        return turn.ask(Ask::DeleteRead); // a worker that died may have done its work
    if (cleanup.stopping) { // stopped now, or not: the marks and the status are read again either way
        if (!exit.good())
            return refuse(turn, errorOf(exit));
        return turn.ask(Ask::DeleteRead);
    }
    exit.good() ? gone(turn) : refuse(turn, errorOf(exit));
}

void giveUpCleanup(Turn &turn, const Error &error)
{
    refuse(turn, error); // the VM may go, or stay: another try reads first
}

void resumeCleanup(Turn &turn)
{
    if (turn.job.task) {
        const auto upid = turn.job.task->upid;
        return turn.watch(upid);
    }
    if (!turn.job.cleanup->error)
        turn.ask(Ask::DeleteRead);
}

} // namespace prov
