// SPDX-License-Identifier: Apache-2.0
#include "app/report.h"

#include "core/provision/wording.h"

#include <QJsonArray>

namespace app {

using prov::Check;
using prov::Job;
using prov::Step;

namespace {

QString verdictName(Check::Verdict verdict)
{
    switch (verdict) {
    case Check::Verdict::Applied:
        return QStringLiteral("applied");
    case Check::Verdict::PendingRestart:
        return QStringLiteral("pending_restart");
    case Check::Verdict::Differs:
        return QStringLiteral("differs");
    }
    Q_UNREACHABLE();
}

QJsonValue vmidOf(const Job &job)
{
    return ownsVmid(job) ? QJsonValue(job.vmid) : QJsonValue();
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonArray stepsOf(const Job &job)
{
    QJsonArray steps;
    for (const auto step : prov::workingSteps) {
        const auto &record = job.record(step);
        steps.append(QJsonObject{{QStringLiteral("step"), prov::stepName(step)},
                                 {QStringLiteral("state"), prov::stateName(record.state)},
                                 {QStringLiteral("ms"), record.ms},
                                 {QStringLiteral("attempts"), record.attempts}});
    }
    return steps;
}

QJsonArray verificationOf(const Job &job)
{
    QJsonArray rows;
    for (const auto &check : job.checks) {
        rows.append(QJsonObject{{QStringLiteral("field"), check.field},
                                {QStringLiteral("asked"), check.asked},
                                {QStringLiteral("found"), check.found},
                                {QStringLiteral("verdict"), verdictName(check.verdict)}});
    }
    return rows;
}

QJsonValue errorOf(const Job &job)
{
    if (!job.failure)
        return {};
    const auto &failure = *job.failure;
    QJsonArray attempts;
    // Before the first working step nothing is tried.
    const auto failedIn = failure.step == Step::Queued ? Step::Reserving : failure.step;
    for (const auto &attempt : job.record(failedIn).failures) {
        attempts.append(QJsonObject{{QStringLiteral("at_ms"), attempt.atMs},
                                    {QStringLiteral("text"), attempt.text.english()},
                                    {QStringLiteral("wait_ms"), attempt.waitMs}});
    }
    return QJsonObject{{QStringLiteral("kind"), base::kindName(failure.error.kind)},
                       {QStringLiteral("text"), failure.error.text},
                       {QStringLiteral("remedy"), prov::explain(job).todo},
                       {QStringLiteral("attempts"), attempts}};
}

QJsonObject vmOf(const Job &job)
{
    return {{QStringLiteral("name"), job.label()},
            {QStringLiteral("vmid"), vmidOf(job)},
            {QStringLiteral("node"), textOrNull(job.node)},
            {QStringLiteral("upid"), textOrNull(job.cloneUpid ? job.cloneUpid->text : QString())},
            {QStringLiteral("state"), finalState(job)},
            {QStringLiteral("vm"), prov::presenceName(job.vm)},
            {QStringLiteral("addresses"), QJsonArray::fromStringList(job.addresses)},
            {QStringLiteral("steps"), stepsOf(job)},
            {QStringLiteral("verification"), verificationOf(job)},
            {QStringLiteral("error"), errorOf(job)}};
}

QJsonObject requestsOf(const pve::Traffic &traffic)
{
    QJsonObject byEndpoint;
    for (auto it = traffic.byEndpoint.begin(); it != traffic.byEndpoint.end(); ++it)
        byEndpoint.insert(it.key(), it.value());
    return {{QStringLiteral("total"), traffic.total},
            {QStringLiteral("by_endpoint"), byEndpoint},
            {QStringLiteral("transmissions"), traffic.transmissions}};
}

} // namespace

QString finalState(const Job &job)
{
    if (prov::isFinal(job.step) || job.step == Step::Queued)
        return prov::stepName(job.step);
    if (job.waitsForSecret)
        return QStringLiteral("waiting_secret");
    return job.detached ? QStringLiteral("detached") : QStringLiteral("interrupted");
}

bool ownsVmid(const Job &job)
{
    const bool nothingLeft = prov::isFinal(job.step) && job.vm == prov::Presence::None;
    return job.vmid != 0 && !nothingLeft;
}

QJsonObject reportOf(const QList<Job> &jobs, const pve::Traffic &traffic, qint64 wallMs)
{
    QJsonArray vms;
    for (const auto &job : jobs)
        vms.append(vmOf(job));
    return {{QStringLiteral("wall_ms"), wallMs},
            {QStringLiteral("requests"), requestsOf(traffic)},
            {QStringLiteral("vms"), vms}};
}

QJsonObject jobEvent(const Job &job)
{
    return {{QStringLiteral("id"), job.id},
            {QStringLiteral("batch"), job.batch},
            {QStringLiteral("name"), job.label()},
            {QStringLiteral("vmid"), vmidOf(job)},
            {QStringLiteral("node"), textOrNull(job.node)},
            {QStringLiteral("step"), prov::stepName(job.step)},
            {QStringLiteral("percent"), job.percent ? QJsonValue(*job.percent) : QJsonValue()},
            {QStringLiteral("detached"), job.detached},
            {QStringLiteral("waits_for_secret"), job.waitsForSecret},
            {QStringLiteral("vm"), prov::presenceName(job.vm)},
            {QStringLiteral("server"), job.owner.profile},
            {QStringLiteral("user"), job.owner.user},
            {QStringLiteral("error"), errorOf(job)}};
}

} // namespace app
