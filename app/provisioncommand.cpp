// SPDX-License-Identifier: Apache-2.0
#include "app/provisioncommand.h"

#include "app/checkcommand.h"
#include "app/earlierjobs.h"
#include "app/jobrun.h"
#include "app/passwords.h"

#include <QFile>
#include <QMap>

namespace app {

using Level = base::LogRecord::Level;

namespace {

tl::expected<QByteArray, QString> readFile(const QString &path)
{
    QFile file(path);
    constexpr qint64 longest = 16 * 1024 * 1024;
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(QStringLiteral("%1: %2").arg(path, file.errorString()));
    auto bytes = file.read(longest + 1);
    if (bytes.size() > longest)
        return tl::unexpected(QStringLiteral("%1: this is no spec file, it is too large").arg(path));
    return bytes;
}

/// A line each; of a mistake that each of 500 VMs repeats, the first three.
QString problemLines(const QList<prov::SpecProblem> &problems)
{
    constexpr int enough = 3;
    QString text;
    QMap<QString, int> counts; // "$.name (VM 7)" counts as "$.name"
    for (const auto &problem : problems) {
        const auto value = problem.path.section(QStringLiteral(" (VM "), 0, 0);
        if (value == problem.path || ++counts[value] <= enough)
            text += QStringLiteral("\n%1: %2").arg(problem.path, problem.text);
    }
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        if (it.value() > enough)
            text += QStringLiteral("\n%1: and so on, for %2 more VMs").arg(it.key()).arg(it.value() - enough);
    }
    return text;
}

/// All that is wrong.
tl::expected<prov::BatchSpec, QString> specFrom(const ProvisionOptions &options)
{
    const auto bytes = readFile(options.specFile);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto batch = prov::readSpec(*bytes);
    if (!batch) {
        const auto text = QStringLiteral("%1 is not right:").arg(options.specFile);
        return tl::unexpected(text + problemLines(batch.error()));
    }
    for (auto &vm : batch->vms) {
        if (!options.requireAddress)
            continue;
        vm.requireAddress = true;
        vm.waitFor = prov::WaitFor::Address;
    }
    return *batch;
}

tl::expected<QStringList, ExitCode> submit(Session &session, Console &console, const prov::want::Submit &wish,
                                           bool again)
{
    auto &engine = session.engine();
    const auto owner = session.connection().owner();
    const auto earlier = engine.jobs();
    if (const auto refusal = sameSpecRefusal(earlier, owner, wish.batch.fingerprint);
        !again && !refusal.isEmpty())
        return tl::unexpected(console.refuse(ExitCode::Usage, refusal));
    for (const auto &line : leftAlone(earlier, owner))
        session.log().add(Level::Warn, line);
    const auto ids = engine.act(wish);
    if (!ids) {
        return tl::unexpected(console.refuse(ExitCode::DataFolder,
                                             QStringLiteral("the jobs cannot be saved, nothing was done: ") +
                                                 ids.error().text));
    }
    return *ids;
}

tl::expected<QStringList, ExitCode> continueAll(Session &session)
{
    auto &engine = session.engine();
    const auto owner = session.connection().owner();
    const auto ids = resumable(engine.jobs(), owner);
    if (ids.isEmpty())
        session.log().add(Level::Info, QStringLiteral("there is nothing to resume"));
    for (const auto &line : ofOthers(engine.jobs(), owner))
        session.log().add(Level::Info, line);
    engine.resume(ids);
    provideSecrets(engine, ids);
    return ids;
}

} // namespace

Begun begin(const ProvisionOptions &options, Console &console)
{
    const auto batch = specFrom(options);
    if (!batch)
        return tl::unexpected(console.refuse(ExitCode::Usage, batch.error()));
    if (options.check)
        return beginCheck(options.run.connection, *batch, console);
    const auto hashes = passwordHashes(batch->vms);
    if (!hashes)
        return tl::unexpected(console.refuse(ExitCode::Usage, hashes.error()));
    const prov::want::Submit wish{*batch, *hashes};
    JobRun::Plan plan{[&console, wish, again = options.again](Session &session) {
        return submit(session, console, wish, again);
    }};
    plan.looksAt = *batch;
    return JobRun::begin(options.run, console, std::move(plan));
}

Begun begin(const ResumeOptions &options, Console &console)
{
    return JobRun::begin(options.run, console, {continueAll});
}

} // namespace app
