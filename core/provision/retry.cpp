// SPDX-License-Identifier: Apache-2.0
#include "core/provision/steps.h"

#include "core/pve/decode.h"
#include "core/pve/failures.h"

#include <algorithm>

namespace prov {

using base::Error;
using Level = base::LogRecord::Level;

namespace {

/// What may be waited out for ever: nothing was executed, or it was a read, or the step begins with a read.
bool isTrouble(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::NotSent:
    case Error::Kind::Lost:
    case Error::Kind::Unavailable:
    case Error::Kind::Cancelled:
        return true;
    case Error::Kind::Tls:
    case Error::Kind::Unauthorized:
    case Error::Kind::Forbidden:
    case Error::Kind::NotFound:
    case Error::Kind::Locked:
    case Error::Kind::Invalid:
    case Error::Kind::Exists:
    case Error::Kind::Server:
    case Error::Kind::Malformed:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace

bool waitedOut(Turn &turn, Ask ask, const pve::Answer &answer)
{
    if (answer || !isTrouble(answer.error()))
        return false;
    auto &job = turn.job;
    const auto &error = answer.error();
    // The node that the spec names for the template may not exist: looking for it once tells.
    if (ask == Ask::TemplateConfig && isNodeGone(error) && !job.lostVmSearched)
        return false;
    job.troubleWait = std::min(turn.settings().backOffMost,
                               job.trouble ? job.troubleWait * 2 : turn.settings().backOffFirst);
    job.trouble = error;
    job.troubleAsk = ask;
    turn.note(Level::Warn,
              QStringLiteral("%1; asks again in %2 s")
                  .arg(error.text)
                  .arg(static_cast<double>(job.troubleWait.count()) / 1000.0),
              {{QStringLiteral("kind"), base::kindName(error.kind)},
               {QStringLiteral("wait_ms"), qint64{job.troubleWait.count()}},
               {QStringLiteral("ask"), QString::fromLatin1(traits(ask).name)}});
    if (ask == Ask::StopTask && error.kind == Error::Kind::NotSent)
        job.stopSent = false;
    turn.askLater(traits(ask).first, job.troubleWait);
    return true;
}

std::optional<Millis> nextWait(int &tries, const std::vector<Millis> &waits)
{
    if (tries >= static_cast<int>(waits.size()))
        return std::nullopt;
    return waits[static_cast<size_t>(tries++)];
}

int mostTries(Step step, const Settings &settings)
{
    if (step == Step::Configuring) // the first of its waits belongs to the first try
        return static_cast<int>(settings.configWaits.size());
    if (step == Step::Cloning)
        return static_cast<int>(settings.cloneWaits.size()) + 1;
    if (step == Step::Resizing || step == Step::Starting)
        return static_cast<int>(settings.taskWaits.size()) + 1;
    return 1;
}

bool isLock(const Error &error)
{
    return error.kind == Error::Kind::Locked && error.fields.value(QStringLiteral("what")) != u"held";
}

bool isStorageLock(const Error &error)
{
    static const QStringList storage{QStringLiteral("storage"), QStringLiteral("cfs"),
                                     QStringLiteral("held")};
    return error.kind == Error::Kind::Locked && storage.contains(error.fields.value(QStringLiteral("what")));
}

bool isNodeGone(const Error &error)
{
    return error.kind == Error::Kind::Unavailable && error.fields.value(QStringLiteral("what")) == u"node";
}

bool isVmGone(const Error &error)
{
    const auto what = error.fields.value(QStringLiteral("what"));
    return error.kind == Error::Kind::NotFound && (what == u"vm" || what == u"config");
}

bool isWorthOneMoreTry(const Error &error)
{
    static const QStringList once{QStringLiteral("zfs-busy"), QStringLiteral("source-changed"),
                                  QStringLiteral("worker"), QStringLiteral("start-timeout"),
                                  QStringLiteral("held")};
    return once.contains(error.fields.value(QStringLiteral("what")));
}

Error errorOf(const pve::TaskExit &exit)
{
    return pve::failureFromText(exit.text, 0);
}

void findVmAgain(Turn &turn, const Error &error)
{
    if (std::exchange(turn.job.lostVmSearched, true))
        return turn.fail(Failure::Reason::Refused, error);
    turn.note(Level::Info,
              QStringLiteral("%1; looks for VM %2 on the other nodes").arg(error.text).arg(turn.job.vmid));
    turn.ask(Ask::FindVm);
}

void foundVm(Turn &turn, const pve::Answer &answer)
{
    const auto resources = answer ? pve::decodeResources(*answer) : base::failure(answer.error());
    if (!resources)
        return turn.fail(Failure::Reason::Refused, resources.error());
    auto &job = turn.job;
    const auto found = std::find_if(resources->begin(), resources->end(), [&job](const pve::Resource &row) {
        return row.type == pve::Resource::Type::Qemu && row.vmid == job.vmid;
    });
    if (found == resources->end()) {
        job.vm = Presence::Unknown; // resources show only what this user may see
        return turn.fail(Failure::Reason::Refused,
                         Error::of(Error::Kind::NotFound,
                                   {QT_TRANSLATE_NOOP("Wording", "VM %1 is not to be found"), {job.vmid}},
                                   {{QStringLiteral("what"), QStringLiteral("vm")}}));
    }
    job.node = found->node;
    job.base.reset(); // what is there is read, and recognised, before anything is written to it
    rulesOf(job.step).resume(turn, Ask::None);
}

bool matchesIdentity(const Job &job, const QMap<QString, QString> &config)
{
    if (markedJob(config.value(QStringLiteral("description"))) != job.id)
        return false;
    const auto uuid = smbiosUuid(config);
    return job.smbios.isEmpty() || uuid == job.smbios;
}

bool recognise(Job &job, const QMap<QString, QString> &config)
{
    if (!matchesIdentity(job, config))
        return false;
    if (job.smbios.isEmpty() && !config.contains(QStringLiteral("lock")))
        job.smbios = smbiosUuid(config);
    return true;
}

bool isOurs(Turn &turn, const pve::PendingConfig &found)
{
    auto &job = turn.job;
    if (!recognise(job, found.current)) {
        job.vm = Presence::Unknown;
        turn.fail(
            Failure::Reason::Stranger,
            Error::of(Error::Kind::Exists,
                      {QT_TRANSLATE_NOOP("Wording", "VM %1 does not carry the mark of this job"), {job.vmid}},
                      {{QStringLiteral("vmid"), QString::number(job.vmid)}}));
        return false;
    }
    job.vm = Presence::Present;
    return true;
}

bool readBase(Turn &turn, const pve::Answer &answer)
{
    const auto found = answer ? pve::decodePending(*answer) : base::failure(answer.error());
    if (!found) {
        turn.fail(Failure::Reason::Refused, found.error());
        return false;
    }
    if (!isOurs(turn, *found))
        return false;
    turn.job.base = *found;
    return true;
}

bool waitsForSecret(Turn &turn)
{
    auto &job = turn.job;
    job.waitsForSecret = !job.spec.cloudInit.passwordEnv.isEmpty() && !job.passwordVerified &&
                         turn.context.passwordHash.isEmpty();
    if (!job.waitsForSecret)
        return false;
    turn.stopAsking();
    turn.note(Level::Warn,
              QStringLiteral("waits for the cloud-init password (%1): it was kept in memory only")
                  .arg(job.spec.cloudInit.passwordEnv));
    return true;
}

namespace {

/// Where a retry begins. Cloning only to find out what became of a clone: a VM that may be there is never
/// made twice.
Step retryFrom(Job &job, Step failed)
{
    if (job.vm == Presence::Orphan) // an administrator has to remove it; another VMID is taken
        job.leftBehind.append(std::exchange(job.vmid, 0));
    if (job.vm == Presence::Orphan || job.vm == Presence::None) {
        job.vm = Presence::None;
        job.smbios.clear(); // what was there is not the VM that is to come
        job.cloneUpid.reset();
        return Step::Reserving;
    }
    if (failed == Step::Starting) // nothing is started that has not been recognised just now
        return Step::Verifying;
    return failed == Step::Verifying ? Step::Configuring : failed;
}

} // namespace

void retryFailed(Turn &turn)
{
    auto &job = turn.job;
    job.cleanup.reset();
    const auto failure = *std::exchange(job.failure, std::nullopt);
    job.verifyRound = 0;
    job.existsSeen = 0;
    job.base.reset();
    job.badExit.reset();
    job.guestDeadline.reset();
    job.jobStart = turn.now() - Millis{job.totalMs};
    turn.note(Level::Info, QStringLiteral("retried from %1").arg(stepName(failure.step)));
    if (job.vm == Presence::Orphan)
        turn.note(Level::Warn, QStringLiteral("VM %1 stays behind, half made and locked").arg(job.vmid));

    const Step from = retryFrom(job, failure.step);
    for (const auto step : workingSteps) {
        if (step >= from)
            job.record(step).state = StepRecord::State::Pending;
    }
    job.step = from;
    job.stepStart = turn.now();
    if (from != Step::Cloning)
        return turn.enter(from);
    job.record(from).state = StepRecord::State::Running;
    beginDoubt(turn);
}

void noTask(Turn &, const pve::TaskExit &) {}

void beginAgain(Turn &turn, Ask)
{
    rulesOf(turn.job.step).begin(turn);
}

} // namespace prov
