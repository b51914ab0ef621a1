// SPDX-License-Identifier: Apache-2.0
#include "core/provision/wording.h"

#include "core/base/shown.h"
#include "core/provision/outcome.h"
#include "core/provision/wordingcontext.h"

namespace prov {

using base::Error;
using Reason = Failure::Reason;

namespace {

/// "text" → "Text."
QString sentence(const QString &text)
{
    auto result = text.trimmed();
    if (result.isEmpty())
        return result;
    result[0] = result[0].toUpper();
    return result.endsWith(u'.') || result.endsWith(u'?') || result.endsWith(u'!') ? result : result + u'.';
}

QString quoted(const Error &error)
{
    return error.http == 0 || !error.said.isEmpty() ? sentence(base::shown(error))
                                                    : Wording::tr("The server says: \"%1\".").arg(error.text);
}

QString whatFailed(const Job &job, Step step)
{
    switch (step) {
    case Step::Queued:
    case Step::Reserving:
        return Wording::tr("The clone of template %1 could not be prepared.").arg(job.spec.templateId);
    case Step::Cloning:
        return Wording::tr("Template %1 could not be cloned as VM %2.")
            .arg(job.spec.templateId)
            .arg(job.vmid);
    case Step::Settling:
        return Wording::tr("VM %1 could not be read after its clone.").arg(job.vmid);
    case Step::Configuring:
        return Wording::tr("VM %1 could not be configured.").arg(job.vmid);
    case Step::Resizing:
        return Wording::tr("A disk of VM %1 could not be enlarged.").arg(job.vmid);
    case Step::Verifying:
        return Wording::tr("VM %1 could not be verified.").arg(job.vmid);
    case Step::Starting:
        return Wording::tr("VM %1 could not be started.").arg(job.vmid);
    case Step::AwaitingGuest:
    case Step::Ready:
    case Step::Failed:
    case Step::Cancelling:
    case Step::Cancelled:
        return Wording::tr("VM %1 was started, but is not as asked for.").arg(job.vmid);
    }
    Q_UNREACHABLE();
}

QString whyFailed(const Job &job, const Failure &failure)
{
    const auto &error = failure.error;
    if (failure.reason == Reason::Stopped)
        return Wording::tr("Somebody stopped the task on the server; it ended with: \"%1\".").arg(error.text);
    if (failure.reason == Reason::Task)
        return Wording::tr("The server's task ended with: \"%1\".").arg(error.text);
    auto why = quoted(error);
    for (auto it = error.fields.begin(); error.kind == Error::Kind::Invalid && it != error.fields.end(); ++it)
        why += QStringLiteral(" %1: %2").arg(it.key(), sentence(it.value()));
    const auto &tried = job.record(failure.step == Step::Queued ? Step::Reserving : failure.step).failures;
    if (tried.size() > 1)
        why += u' ' + Wording::tr("It was tried %1 times.").arg(tried.size());
    return why;
}

QString leftRunning(const Job &job, const Error &error)
{
    const auto upid = error.fields.value(QStringLiteral("upid"));
    return job.vm == Presence::Present
               ? Wording::tr("The task %1 may still be running there, at work on VM %2.")
                     .arg(upid)
                     .arg(job.vmid)
               : Wording::tr("The task %1 may still be running there, and may still make VM %2.")
                     .arg(upid)
                     .arg(job.vmid);
}

Explanation failed(const Job &job)
{
    const auto &failure = *job.failure;
    if (failure.reason == Reason::GivenUp)
        return {Wording::tr("The job was given up. Nothing was stopped or deleted on the server."),
                leftRunning(job, failure.error), remedyOf(job, failure)};
    return {whatFailed(job, failure.step), whyFailed(job, failure), remedyOf(job, failure)};
}

Explanation cancelled(const Job &job)
{
    QStringList remarks;
    for (const auto &remark : job.remarks)
        remarks.append(base::shown(remark));
    Explanation result{
        Wording::tr("The job was cancelled."), sentence(remarks.join(QStringLiteral("; "))), {}};
    switch (job.vm) {
    case Presence::None:
        result.todo = Wording::tr("Nothing is left on the server.");
        break;
    case Presence::Present:
        result.todo = Wording::tr("Keep VM %1 as it is, or delete it.").arg(job.vmid);
        break;
    case Presence::Orphan:
        result.todo = orphanRemedy(job.vmid);
        break;
    case Presence::Unknown:
        result.todo = Wording::tr("Look on the server whether VM %1 is there.").arg(job.vmid);
        break;
    }
    return result;
}

Explanation notDeleted(const Job &job)
{
    const auto &error = *job.cleanup->error;
    if (error.kind == Error::Kind::Cancelled)
        return {
            Wording::tr("The deletion of VM %1 was given up; it may go yet.").arg(job.vmid), quoted(error),
            Wording::tr("Look at the task's log on node %1, or delete the VM again: its state is read first.")
                .arg(error.fields.value(QStringLiteral("node")))};
    auto todo =
        Wording::tr("Nothing was removed. Look at VM %1 on the server; if it is yours, delete it there.")
            .arg(job.vmid);
    if (error.kind == Error::Kind::Locked)
        todo = orphanRemedy(job.vmid);
    else if (error.kind == Error::Kind::Forbidden)
        todo = remedyOf(job, {Reason::Refused, job.step, error, {}});
    return {Wording::tr("VM %1 was not deleted.").arg(job.vmid), quoted(error), todo};
}

Explanation notProxmox(const Error &error, const QString &server)
{
    return {Wording::tr("%1 does not answer as Proxmox VE does.").arg(server), sentence(base::shown(error)),
            Wording::tr("Check the address; a proxy or another program may answer there.")};
}

/// No certificate was seen, or it is one that nobody knows.
Explanation notTrusted(const Error &error, const QString &server)
{
    const auto fingerprint = error.fields.value(QStringLiteral("fingerprint"));
    if (fingerprint.isEmpty()) {
        return {
            Wording::tr("No secure connection to %1 can be made, and no credentials were sent.").arg(server),
            sentence(base::shown(error)),
            Wording::tr(
                "Check the address and its port (Proxmox VE has 8006). TLS 1.2 is the oldest version that is "
                "taken.")};
    }
    return {Wording::tr("The certificate of %1 is not trusted, and no credentials were sent.").arg(server),
            sentence(base::shown(error)),
            Wording::tr("Compare the fingerprint %1 with the one on the node: Node → Certificates in its web "
                        "interface, or "
                        "`pvenode cert info` in its shell. Pin it only if they are the same.")
                .arg(fingerprint)};
}

/// Never one click away from being accepted: it is the sign of an attack as well as of a renewal.
Explanation otherCertificate(const Error &error, const QString &pinned, const QString &server)
{
    return {
        Wording::tr("%1 shows another certificate than before, and no credentials were sent.").arg(server),
        Wording::tr("Confirmed was %1; now it is %2.")
            .arg(pinned, error.fields.value(QStringLiteral("fingerprint"))),
        Wording::tr(
            "Ask whoever runs the server whether the certificate was renewed, and compare it with the one on "
            "the "
            "node: Node → Certificates in its web interface, or `pvenode cert info` in its shell. If they "
            "are "
            "the "
            "same, forget this server where servers are listed, and add it again.")};
}

/// The server gives one answer for all reasons (pve/FACTS.md 2), so all of them are named, and no other.
Explanation refusedSignIn(const Error &error, const QString &server, const QString &identity)
{
    if (identity.isEmpty())
        return {
            Wording::tr("%1 does not accept the credentials.").arg(server), quoted(error),
            Wording::tr("Check the token's user, id and secret, that neither user nor token has expired, and "
                        "that the clocks agree.")};
    if (identity.contains(u'!'))
        return {Wording::tr("%1 does not accept the token %2.").arg(server, identity), quoted(error),
                Wording::tr(
                    "The server says the same for a wrong id or secret, a token that has expired or was "
                    "removed, and a user who is disabled or has expired. Check the id and the secret; the "
                    "rest is shown under Datacenter, Permissions.")};
    return {Wording::tr("%1 does not let %2 in.").arg(server, identity), quoted(error),
            Wording::tr(
                "The server says the same for a wrong password, an unknown user, and a user who is disabled "
                "or has expired. Check the name, the realm and the password; the rest is shown under "
                "Datacenter, Permissions, Users.")};
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u' ');
}

Explanation explanationOf(const Job &job)
{
    switch (matterOf(job)) {
    case Matter::None:
        return {};
    case Matter::NotDeleted:
        return notDeleted(job);
    case Matter::Failed:
        return failed(job);
    case Matter::Cancelled:
        return cancelled(job);
    case Matter::WaitsForSecret:
        return {Wording::tr("The job waits for the cloud-init password."),
                Wording::tr("It was kept in the memory of a program that has ended."),
                Wording::tr("Give it again: the spec names the environment variable %1.")
                    .arg(job.spec.cloudInit.passwordEnv)};
    case Matter::Detached:
        return {
            Wording::tr("A task on the server shows no progress, and is left to run: %1.")
                .arg(job.task ? job.task->upid.text : QString()),
            sentence(job.progress.lastLine),
            Wording::tr("It is not failed: the job goes on when the task ends. Look at its log on node %1.")
                .arg(job.node)};
    }
    Q_UNREACHABLE();
}

} // namespace

QString Explanation::reasoned() const
{
    return joined({what, why});
}

QString Explanation::whole() const
{
    return joined({what, why, todo});
}

Explanation explain(const Job &job)
{
    auto result = explanationOf(job);
    if (job.leftBehind.isEmpty())
        return result;
    if (result.isEmpty())
        return leftBehind(job);
    result.todo = joined({result.todo, leftBehind(job).todo});
    return result;
}

Explanation explainConnection(const Error &error, const QString &server, const QString &identity)
{
    if (error.kind == Error::Kind::Server && error.http >= 300 && error.http < 500)
        return notProxmox(error, server); // a redirect, or no such page
    switch (error.kind) {
    case Error::Kind::NotSent:
        return {
            Wording::tr("%1 cannot be reached.").arg(server), sentence(base::shown(error)),
            Wording::tr("Check the address and its port (Proxmox VE has 8006), that the node is up, and that "
                        "no firewall is in between.")};
    case Error::Kind::Tls:
        if (const QString pinned = error.fields.value(QStringLiteral("pinned")); !pinned.isEmpty())
            return otherCertificate(error, pinned, server);
        return notTrusted(error, server);
    case Error::Kind::Unauthorized:
        return refusedSignIn(error, server, identity);
    case Error::Kind::Forbidden:
        return {
            Wording::tr("%1 does not allow this.").arg(server), quoted(error),
            Wording::tr(
                "Test the connection (slipway-cli doctor): it names the privileges that are missing, and the "
                "commands that grant them.")};
    case Error::Kind::Malformed:
    case Error::Kind::NotFound:
        return notProxmox(error, server);
    case Error::Kind::Lost:
    case Error::Kind::Unavailable:
    case Error::Kind::Server:
    case Error::Kind::Locked:
    case Error::Kind::Invalid:
    case Error::Kind::Exists:
    case Error::Kind::Cancelled:
        return {Wording::tr("%1 gives no good answer.").arg(server), quoted(error),
                Wording::tr(
                    "Look at the node's state and its log (`journalctl -u pveproxy -u pvedaemon`), and try "
                    "again.")};
    }
    Q_UNREACHABLE();
}

QString problemWords(const SpecProblem &problem)
{
    return problem.sentence.isEmpty() ? problem.text : base::shown(problem.sentence);
}

QString stepWord(Step step)
{
    switch (step) {
    case Step::Queued:
        return Wording::tr("Queued");
    case Step::Reserving:
        return Wording::tr("Reserving");
    case Step::Cloning:
        return Wording::tr("Cloning");
    case Step::Settling:
        return Wording::tr("Settling");
    case Step::Configuring:
        return Wording::tr("Configuring");
    case Step::Resizing:
        return Wording::tr("Resizing");
    case Step::Verifying:
        return Wording::tr("Verifying");
    case Step::Starting:
        return Wording::tr("Starting");
    case Step::AwaitingGuest:
        return Wording::tr("Waiting for the guest");
    case Step::Ready:
        return Wording::tr("Ready");
    case Step::Failed:
        return Wording::tr("Failed");
    case Step::Cancelling:
        return Wording::tr("Cancelling");
    case Step::Cancelled:
        return Wording::tr("Cancelled");
    }
    Q_UNREACHABLE();
}

QString stateWord(const Job &job)
{
    if (job.isBeingDeleted())
        return Wording::tr("Deleting the VM");
    if (wasDeleted(job))
        return Wording::tr("Deleted");
    if (job.waitsForSecret)
        return Wording::tr("Waiting for the password");
    if (job.detached)
        return Wording::tr("%1, detached").arg(stepWord(job.step));
    if (job.waitsForSlot)
        return Wording::tr("Waiting for the storage");
    if (job.doubt)
        return Wording::tr("Finding out what became of the clone");
    return stepWord(job.step);
}

} // namespace prov
