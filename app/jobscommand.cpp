// SPDX-License-Identifier: Apache-2.0
#include "app/jobscommand.h"

#include "app/jobrun.h"
#include "app/passwords.h"
#include "app/report.h"
#include "app/summary.h"
#include "app/terminal.h"

#include <algorithm>
#include <iostream>
#include <string>

namespace app {

using prov::Job;
using Verb = JobsOptions::Verb;

namespace {

ExitCode list(const QList<Job> &jobs, const Reach &reach, Console &console)
{
    if (console.isJson()) {
        for (const auto &job : jobs)
            console.event(QStringLiteral("job"), jobEvent(job));
    } else if (jobs.isEmpty()) {
        console.out(QStringLiteral("There are no jobs. slipway-cli provision SPEC.json makes some."));
    } else {
        const auto explanations = explanationsOf(jobs, reach);
        console.out(explanations.isEmpty() ? jobTable(jobs)
                                           : jobTable(jobs) + u'\n' + explanations.chopped(1));
    }
    return ExitCode::AllReady;
}

QStringList idsOf(const QList<Job> &jobs)
{
    QStringList ids;
    for (const auto &job : jobs)
        ids.append(job.id);
    return ids;
}

QString forgotten(const Job &job)
{
    const auto text = QStringLiteral("forgot job %1 (%2)").arg(job.id.left(8), job.label());
    return job.vm == prov::Presence::None || job.vmid == 0
               ? text
               : text + QStringLiteral("; whatever it has made as VM %1 stays").arg(job.vmid);
}

ExitCode dismiss(Storage &storage, const QList<Job> &jobs, Console &console)
{
    if (const auto done = storage.journal->remove(idsOf(jobs)); !done)
        return console.refuse(ExitCode::DataFolder, done.error().text);
    for (const auto &job : jobs)
        console.out(forgotten(job));
    return ExitCode::AllReady;
}

/// A VM is gone for good: its name is to be typed, as in the window.
bool confirmed(const Job &job)
{
    std::cerr << printable(QStringLiteral("Delete VM %1 \"%2\" on %3, with its disks? Type its name: ")
                               .arg(job.vmid)
                               .arg(job.label(), job.node))
                     .toStdString()
              << std::flush;
    std::string typed;
    std::getline(std::cin, typed);
    return QString::fromStdString(typed).trimmed() == job.label();
}

prov::UserAction actionOf(Verb verb, const QString &id)
{
    switch (verb) {
    case Verb::Retry:
        return prov::want::Retry{id};
    case Verb::Cancel:
        return prov::want::Cancel{id};
    case Verb::DeleteVm:
        return prov::want::DeleteVm{id};
    case Verb::Dismiss:
    case Verb::Export:
    case Verb::List:
        break; // done without a server
    }
    Q_UNREACHABLE();
}

tl::expected<QStringList, ExitCode> actOn(Session &session, Console &console, Verb verb,
                                          const QStringList &ids)
{
    auto &engine = session.engine();
    for (const auto &id : ids) {
        const auto *job = engine.job(id);
        if (!job || engine.canResume(*job))
            continue;
        return tl::unexpected(console.refuse(
            ExitCode::Usage,
            QStringLiteral("job %1 is for %2, as %3").arg(id.left(8), job->owner.profile, job->owner.user)));
    }
    engine.resume(ids);
    provideSecrets(engine, ids);
    for (const auto &id : ids) {
        if (const auto done = engine.act(actionOf(verb, id)); !done)
            return tl::unexpected(console.refuse(ExitCode::Usage, done.error().text));
    }
    return ids;
}

auto verdictOf(Verb verb)
{
    if (verb == Verb::Cancel)
        return exitCodeOfCancel;
    return verb == Verb::DeleteVm ? exitCodeOfDelete : exitCodeOf;
}

QString notConfirmed(const QList<Job> &jobs, bool yes)
{
    if (yes)
        return {};
    if (!standardInputIsTerminal())
        return QStringLiteral("delete-vm removes VMs for good: without a terminal to ask on it wants --yes");
    return std::all_of(jobs.begin(), jobs.end(), confirmed)
               ? QString()
               : QStringLiteral("that is not its name: nothing was deleted");
}

} // namespace

tl::expected<QList<Job>, QString> jobsNamed(const QStringList &prefixes, const QList<Job> &jobs)
{
    QList<Job> result;
    for (const auto &prefix : prefixes) {
        QList<Job> found;
        std::copy_if(jobs.begin(), jobs.end(), std::back_inserter(found),
                     [&prefix](const Job &job) { return job.id.startsWith(prefix); });
        if (found.isEmpty() || prefix.isEmpty())
            return tl::unexpected(
                QStringLiteral("there is no job \"%1\"; slipway-cli jobs lists them").arg(prefix));
        if (found.size() > 1)
            return tl::unexpected(
                QStringLiteral("\"%1\" is the beginning of %2 jobs").arg(prefix).arg(found.size()));
        if (!idsOf(result).contains(found.first().id))
            result.append(found.first());
    }
    return result;
}

QString refusalOf(Verb verb, const Job &job, bool yes)
{
    const bool ended = prov::isFinal(job.step);
    const auto who = QStringLiteral("job %1 (%2)").arg(job.id.left(8), job.label());
    if (verb == Verb::Retry && job.step != prov::Step::Failed)
        return who + QStringLiteral(" has not failed: there is nothing to retry");
    if (verb == Verb::Cancel && ended)
        return who + QStringLiteral(" has ended already");
    if (verb == Verb::Dismiss && !ended && !yes) {
        return who + QStringLiteral(
                         " is unfinished: cancel it first, or forget it with --yes, whatever it has left on "
                         "the server");
    }
    if (verb == Verb::DeleteVm && !ended)
        return who + QStringLiteral(" is unfinished: cancel it first");
    if (verb == Verb::DeleteVm && job.vm == prov::Presence::None)
        return who + QStringLiteral(" has left no VM");
    return {};
}

Begun begin(const JobsOptions &options, Console &console)
{
    auto storage = openStorage(options.run, console);
    if (!storage)
        return tl::unexpected(storage.error());
    const auto loaded = storage->journal->load(base::TimePoint{});
    if (!loaded)
        return tl::unexpected(console.refuse(ExitCode::DataFolder, loaded.error().text));
    for (const auto &problem : loaded->problems)
        console.error(problem);
    if (options.verb == Verb::List)
        return tl::unexpected(list(loaded->jobs, reachOf(options.run), console));

    const auto jobs = jobsNamed(options.ids, loaded->jobs);
    if (!jobs)
        return tl::unexpected(console.refuse(ExitCode::Usage, jobs.error()));
    if (options.verb == Verb::Export) {
        console.raw(prov::resultsText(options.ids.isEmpty() ? loaded->jobs : *jobs, options.form).toUtf8());
        return tl::unexpected(ExitCode::AllReady);
    }
    for (const auto &job : *jobs) {
        if (const auto refusal = refusalOf(options.verb, job, options.yes); !refusal.isEmpty())
            return tl::unexpected(console.refuse(ExitCode::Usage, refusal));
    }
    if (options.verb == Verb::Dismiss)
        return tl::unexpected(dismiss(*storage, *jobs, console));
    if (options.verb == Verb::DeleteVm) {
        if (const auto refusal = notConfirmed(*jobs, options.yes); !refusal.isEmpty())
            return tl::unexpected(console.refuse(ExitCode::Usage, refusal));
    }
    return JobRun::begin(options.run, console,
                         {[&console, verb = options.verb, ids = idsOf(*jobs)](Session &session) {
                              return actOn(session, console, verb, ids);
                          },
                          verdictOf(options.verb)},
                         std::move(*storage));
}

} // namespace app
