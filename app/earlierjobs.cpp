// SPDX-License-Identifier: Apache-2.0
#include "app/earlierjobs.h"

#include <QMap>

#include <algorithm>

namespace app {

using prov::Job;

namespace {

QString leftAloneText(qsizetype n, const QString &whose)
{
    return n == 1 ? QStringLiteral("1 unfinished job %1 is left alone").arg(whose)
                  : QStringLiteral("%1 unfinished jobs %2 are left alone").arg(n).arg(whose);
}

bool isOnSameCluster(const Job &job, const prov::Owner &owner)
{
    return job.owner.cluster == owner.cluster;
}

bool isOurs(const Job &job, const prov::Owner &owner)
{
    return isOnSameCluster(job, owner) && job.owner.user == owner.user;
}

bool isUnfinished(const Job &job)
{
    return !prov::isFinal(job.step);
}

using Batches = QMap<QString, QList<Job>>;

Batches batchesOn(const QList<Job> &jobs, const prov::Owner &owner)
{
    Batches result;
    for (const auto &job : jobs) {
        if (isOnSameCluster(job, owner))
            result[job.batch].append(job);
    }
    return result;
}

QString refusalFor(const QList<Job> &batch)
{
    const auto unfinished = std::count_if(batch.begin(), batch.end(), isUnfinished);
    if (unfinished > 0) {
        return QStringLiteral(
                   "a batch of this spec is unfinished on this server (%1 of %2 VMs, as %3): continue it "
                   "with slipway-cli resume, or make new VMs with --again")
            .arg(unfinished)
            .arg(batch.size())
            .arg(batch.first().owner.user);
    }
    QStringList failed;
    for (const auto &job : batch) {
        if (job.step == prov::Step::Failed)
            failed.append(job.id.left(8));
    }
    const bool somethingIsThere = std::any_of(batch.begin(), batch.end(),
                                              [](const Job &job) { return job.vm != prov::Presence::None; });
    if (failed.isEmpty() || !somethingIsThere)
        return {};
    return QStringLiteral(
               "an earlier batch of this spec has failed in part (%1 of %2 VMs): resume those with "
               "slipway-cli jobs retry %3, or make new VMs with --again")
        .arg(failed.size())
        .arg(batch.size())
        .arg(failed.join(u' '));
}

} // namespace

QStringList resumable(const QList<Job> &jobs, const prov::Owner &owner)
{
    QStringList ids;
    for (const auto &job : jobs) {
        const bool deleting = job.isBeingDeleted();
        if (isOurs(job, owner) && (isUnfinished(job) || deleting))
            ids.append(job.id);
    }
    return ids;
}

QString sameSpecRefusal(const QList<Job> &jobs, const prov::Owner &owner, const QByteArray &fingerprint)
{
    for (const auto &batch : batchesOn(jobs, owner)) {
        if (batch.first().specFingerprint != fingerprint)
            continue;
        if (const auto refusal = refusalFor(batch); !refusal.isEmpty())
            return refusal;
    }
    return {};
}

QStringList ofOthers(const QList<Job> &jobs, const prov::Owner &owner)
{
    QMap<QString, int> counts;
    for (const auto &job : jobs) {
        if (!isOurs(job, owner) && isUnfinished(job))
            ++counts[QStringLiteral("for %1, as %2").arg(job.owner.profile, job.owner.user)];
    }
    QStringList lines;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        lines.append(leftAloneText(it.value(), it.key()));
    return lines;
}

QStringList leftAlone(const QList<Job> &jobs, const prov::Owner &owner)
{
    QStringList lines;
    for (const auto &batch : batchesOn(jobs, owner)) {
        const auto unfinished = std::count_if(batch.begin(), batch.end(), isUnfinished);
        if (unfinished > 0 && isOurs(batch.first(), owner)) {
            lines.append(leftAloneText(unfinished, QStringLiteral("of an earlier batch")) +
                         QStringLiteral(": slipway-cli resume continues ") +
                         (unfinished == 1 ? QStringLiteral("it") : QStringLiteral("them")));
        }
    }
    return lines + ofOthers(jobs, owner);
}

} // namespace app
