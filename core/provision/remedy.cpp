// SPDX-License-Identifier: Apache-2.0
// What a person can do about a failure: the rows F and A of pve/failures.md.
#include "core/provision/pveum.h"
#include "core/provision/wording.h"
#include "core/provision/wordingcontext.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace prov {

using base::Error;
using Reason = Failure::Reason;

namespace {

QString field(const Error &error, const char *name)
{
    return error.fields.value(QLatin1String(name));
}

/// What the job needs around the path that it was refused on.
QList<Need> needsAround(const QString &path, const Job &job)
{
    ProvisionPlace place;
    place.templateId = job.spec.templateId;
    place.pool = job.spec.clone.pool;
    place.wantsAddress = job.spec.waitFor == WaitFor::Address;
    static const QString storage = QStringLiteral("/storage/");
    static const QString bridge = QStringLiteral("/sdn/zones/localnetwork/");
    if (path.startsWith(storage))
        place.storages = {path.mid(storage.size())};
    else if (path.startsWith(bridge))
        place.bridges = {path.mid(bridge.size())};
    return needsOf(place, 0);
}

/// Whether a right for this need answers for `path` too: it is inherited, or comes with the pool.
bool coversPath(const Need &need, const QString &path)
{
    const bool viaPool =
        need.path.startsWith(QLatin1String("/pool/")) && path.startsWith(QLatin1String("/vms/"));
    return need.path == path || path.startsWith(need.path + u'/') || viaPool;
}

/// The commands that grant it. Never this one privilege alone: an entry on a path hides what is inherited
/// there (see pveumLines()).
QString grantingCommands(const Job &job, const QString &privilege, const QString &path)
{
    QList<JudgedNeed> needs;
    const auto all = needsAround(path, job);
    for (const Need &need : all)
        needs.append({need, !(need.privileges.contains(privilege) && coversPath(need, path))});
    return pveumLines(needs, job.owner.user).account.join(QStringLiteral("; "));
}

/// Row 12, 14, 48.
QString forbidden(const Job &job, const Error &error)
{
    const bool token = job.owner.user.contains(u'!');
    const QString separated =
        token
            ? u' ' + Wording::tr("A token with privilege separation needs the right itself, beside its user.")
            : QString();
    static const QRegularExpression noPool(QStringLiteral("pool '[^']*' does not exist"));
    if (noPool.match(error.text).hasMatch())
        return Wording::tr(
            "There is no such pool: correct its name, or leave the pool out, and make the VM again.");
    const auto path = field(error, "path");
    const auto privilege = field(error, "privilege").section(u'|', 0, 0);
    if (path.isEmpty() || privilege.isEmpty()) {
        return Wording::tr(
                   "VM.Allocate is missing: grant it on /vms/%1, then retry; or grant it on a pool, and make "
                   "the VM again in that pool.")
                   .arg(job.vmid) +
               separated;
    }
    const auto commands = grantingCommands(job, privilege, path);
    if (commands.isEmpty())
        return Wording::tr("An administrator has to grant %1 on %2; then it can be retried.")
                   .arg(privilege, path) +
               separated;
    return Wording::tr(
               "An administrator grants %1 on %2 with all that goes with it, and then it can be retried: %3.")
               .arg(privilege, path, commands) +
           separated;
}

/// A disk that was to shrink is not touched, and so is not as asked for.
QString differs(const Job &job, const QStringList &fields)
{
    const bool onlySizes =
        !fields.isEmpty() && std::all_of(fields.begin(), fields.end(),
                                         [](const QString &f) { return f.endsWith(QLatin1String(".size")); });
    if (!onlySizes) {
        return Wording::tr(
                   "Somebody or something else sets %1 of VM %2. The VM is kept as it is; put it right there "
                   "or in the spec, then retry.")
            .arg(fields.join(QStringLiteral(", ")))
            .arg(job.vmid);
    }
    QStringList found;
    for (const auto &check : job.checks) {
        if (fields.contains(check.field))
            found.append(QStringLiteral("%1 %2").arg(check.field.chopped(5), check.found));
    }
    return Wording::tr(
               "Disks only grow. Ask for no less than there is (%1), or leave the disk out of the spec, and "
               "make "
               "the VM again.")
        .arg(found.join(QStringLiteral(", ")));
}

QString locked(const Job &job, const Error &error)
{
    const auto what = field(error, "what");
    const auto id = field(error, "id");
    if (what == u"storage" || what == u"cfs") {
        return Wording::
            tr("Storage %1 is busy with other allocations. Retry when it is quieter, or make fewer VMs at "
               "a time.")
                .arg(id);
    }
    if (what == u"held")
        return Wording::tr(
                   "Storage %1 took more than 60 s for one allocation. Look at its state, then retry.")
            .arg(id);
    if (what == u"vm") {
        return Wording::tr(
                   "Another task works on VM %1. Wait for its end (see the node's task list), then retry.")
            .arg(id);
    }
    const auto lock = field(error, "lock");
    return Wording::
        tr("VM %1 is locked (%2). Wait until the task that locked it has ended, then retry. If no task is "
           "running, "
           "an administrator removes the lock: qm unlock %1.")
            .arg(job.vmid)
            .arg(lock.isEmpty() ? Wording::tr("by another task") : lock);
}

QString notFound(const Job &job, const Error &error)
{
    const auto what = field(error, "what");
    if (what == u"disk")
        return Wording::tr(
            "The template has no such disk: take it out of \"disks\" in the spec, or correct its name.");
    if (what == u"vm" && job.vm == Presence::None)
        return Wording::tr("Somebody has removed the VM. Dismiss the job and make it again.");
    if (what == u"node")
        return Wording::tr("Correct the name of the node in the spec.");
    return Wording::tr("Check that template %1 exists and that the user may see it (VM.Audit), and correct "
                       "\"template\" in the "
                       "spec.")
        .arg(job.spec.templateId);
}

QString invalid(const Job &job, const Error &error)
{
    static const QRegularExpression encoding(
        QStringLiteral("invalid urlencoded string|for data too large|chunked transfer|Unexpected content"));
    const QString all = error.text + u' ' + error.fields.values().join(u' ');
    if (all.contains(QLatin1String("hotplug problem")))
        return Wording::tr("The VM runs and cannot take this while it does: shut VM %1 down, then retry.")
            .arg(job.vmid);
    if (encoding.match(all).hasMatch())
        return Wording::tr("This is a mistake of Slipway: report it with the log.");
    if (error.fields.isEmpty())
        return Wording::tr("Correct the spec and make the VM again; what there is of it can be deleted.");
    return Wording::tr("Correct %1 in the spec and make the VM again; what there is of it can be deleted.")
        .arg(error.fields.keys().join(QStringLiteral(", ")));
}

/// Refusals that failureFromText() names in `what`.
QString byWhat(const Job &job, const Error &error)
{
    const auto what = field(error, "what");
    const std::array<std::pair<QLatin1String, QString>, 10> rows{{
        {QLatin1String("full"),
         Wording::tr("The storage is full: free space there, then retry; or make the VM again on another "
                     "storage.")},
        {QLatin1String("linked"),
         Wording::tr("The template's storage cannot make linked clones: make the VM again as a full "
                     "clone.")},
        {QLatin1String("shrink"),
         Wording::tr("A disk cannot become smaller than the template's: ask for at least that size.")},
        {QLatin1String("balloon"),
         Wording::tr("The template's minimum memory is larger than the memory asked for: make the VM again "
                     "with a minimum memory of its own.")},
        {QLatin1String("digest"),
         Wording::tr("Somebody else is changing VM %1. Retry when they are done.").arg(job.vmid)},
        {QLatin1String("volume-exists"),
         Wording::tr("A volume of a VM that is gone still carries this VMID. Choose "
                     "another VMID, or have an administrator "
                     "remove the volume (pvesm list, pvesm free).")},
        {QLatin1String("attached"),
         Wording::tr("The VM has another cloud-init drive already; remove one of them, then retry.")},
        {QLatin1String("start-timeout"),
         Wording::tr("The host may be overloaded, or the VM's hardware does not suit "
                     "it: look at the log of the start task on "
                     "node %1, then retry.")
             .arg(job.node)},
        {QLatin1String("zfs-busy"), Wording::tr("The storage was too slow for a moment. Retry.")},
        {QLatin1String("source-changed"),
         Wording::tr("VM %1 was started or stopped during the clone. Retry.").arg(job.spec.templateId)},
    }};
    for (const auto &[name, text] : rows) {
        if (what == name)
            return text;
    }
    return {};
}

/// Rows 23 and 24: texts about storages that have no class of their own.
QString byText(const Error &error)
{
    static const QRegularExpression unusable(
        QStringLiteral("storage '[^']*' (?:is not available on node|is disabled|does not exist)|does not "
                       "support vm images"));
    static const QRegularExpression local(QStringLiteral(
        "can't clone to non-shared storage|can't clone VM to node .* \\(VM uses local storage\\)"));
    if (unusable.match(error.text).hasMatch())
        return Wording::tr("Choose a storage that is enabled on the node and takes disk images (pvesm status "
                           "--content images).");
    if (local.match(error.text).hasMatch())
        return Wording::tr(
            "The disks are on storage of one node: make the VM again on the template's node, or move the "
            "template to shared storage.");
    return {};
}

QString byKind(const Job &job, const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Forbidden:
        return forbidden(job, error);
    case Error::Kind::Locked:
        return locked(job, error);
    case Error::Kind::NotFound:
        return notFound(job, error);
    case Error::Kind::Invalid:
        return invalid(job, error);
    case Error::Kind::Unauthorized:
        return Wording::tr(
            "Check the token (it may have expired or been removed) and the clocks, then retry.");
    case Error::Kind::Tls:
        return Wording::tr(
            "The server's certificate has changed. Compare its fingerprint with the node's, pin it, "
            "then retry.");
    case Error::Kind::Malformed:
        return Wording::tr(
            "The answer is not one of Proxmox VE; a proxy in between may have changed it. Retry, and "
            "report it "
            "with the log if it stays.");
    case Error::Kind::Exists:
        return Wording::tr("Choose another VMID, or leave it out of the spec.");
    case Error::Kind::NotSent:
    case Error::Kind::Lost:
    case Error::Kind::Unavailable:
        return Wording::tr("Look at the node and the network, then retry.");
    case Error::Kind::Cancelled:
        return Wording::tr("Retry.");
    case Error::Kind::Server:
        break;
    }
    for (const auto &text : {byWhat(job, error), byText(error)}) {
        if (!text.isEmpty())
            return text;
    }
    return Wording::tr("Look at the task's log on node %1, put right what it complains of, then retry.")
        .arg(job.node);
}

} // namespace

QString remedyOf(const Job &job, const Failure &failure)
{
    switch (failure.reason) {
    case Reason::Refused:
    case Reason::Task:
        return byKind(job, failure.error);
    case Reason::Stopped:
        return Wording::tr("Retry, unless it was meant. Whoever stopped it stands in the node's system log.");
    case Reason::Killed:
        return Wording::tr("Look at the node's memory and system log (journalctl), then retry.") + u' ' +
               (job.vm == Presence::None ? Wording::tr("Nothing is left under VMID %1.").arg(job.vmid)
                                         : Wording::tr("Look at what is left of VM %1.").arg(job.vmid));
    case Reason::Orphan:
        return job.spec.exactVmid != 0
                   ? orphanRemedy(job.vmid)
                   : orphanRemedy(job.vmid) + u' ' + Wording::tr("A retry takes another VMID.");
    case Reason::Taken:
        return Wording::tr(
                   "VMID %1 was asked for exactly: choose another one, or leave \"vmid\" out of the spec.")
            .arg(job.vmid);
    case Reason::Stranger:
        return Wording::tr(
                   "The VM under VMID %1 is not the one that was made, and is left alone. Look at it on the "
                   "server; "
                   "then dismiss the job and make it again.")
            .arg(job.vmid);
    case Reason::Unclear:
        return Wording::tr(
                   "Look at VM %1 and at the clone tasks of node %2. A retry finds out again before it makes "
                   "anything.")
            .arg(job.vmid)
            .arg(job.templateNode);
    case Reason::Differs:
        return differs(job, failure.fields);
    case Reason::NoAddress:
        return failure.error.kind == Error::Kind::Forbidden
                   ? forbidden(job, failure.error)
                   : Wording::tr("The VM runs. Check that the guest agent is installed and running in it (qm "
                                 "agent %1 "
                                 "ping), and "
                                 "that its network gives it an address; then retry.")
                         .arg(job.vmid);
    case Reason::GivenUp:
        return job.vm == Presence::Present
                   ? Wording::tr("Look at the task's log on node %1. A retry goes on from this step; VM %2 "
                                 "can also be deleted.")
                         .arg(field(failure.error, "node"))
                         .arg(job.vmid)
                   : Wording::tr("Look at the task and at VM %2 on node %1. A retry first finds out what "
                                 "became of them, and makes no second VM.")
                         .arg(field(failure.error, "node"))
                         .arg(job.vmid);
    case Reason::NotRunning:
        return Wording::tr("Look at the console of VM %1: it was started, and has stopped since. Then retry.")
            .arg(job.vmid);
    }
    Q_UNREACHABLE();
}

} // namespace prov
