// SPDX-License-Identifier: Apache-2.0
#include "app/summary.h"

#include "app/report.h"
#include "core/provision/outcome.h"

#include <QDateTime>
#include <QHash>

#include <algorithm>
#include <utility>

namespace app {

using prov::Job;

namespace {

QString verifiedText(const Job &job)
{
    if (job.checks.isEmpty())
        return {};
    const auto good = std::count_if(job.checks.begin(), job.checks.end(), [](const prov::Check &check) {
        return check.verdict == prov::Check::Verdict::Applied;
    });
    return QStringLiteral("%1 of %2 verified").arg(good).arg(job.checks.size());
}

QString vmidText(const Job &job)
{
    return ownsVmid(job) ? QString::number(job.vmid) : QString();
}

QString stateText(const Job &job)
{
    return wasDeleted(job) ? QStringLiteral("deleted") : finalState(job).replace(u'_', u' ');
}

QString countLine(const QList<Job> &jobs)
{
    QStringList parts;
    QStringList states;
    for (const auto &job : jobs)
        states.append(stateText(job));
    for (const auto &state :
         {QStringLiteral("ready"), QStringLiteral("failed"), QStringLiteral("cancelled"),
          QStringLiteral("detached"), QStringLiteral("waiting secret"), QStringLiteral("interrupted"),
          QStringLiteral("queued"), QStringLiteral("deleted")}) {
        if (const auto n = states.count(state); n > 0)
            parts.append(QStringLiteral("%1 %2").arg(n).arg(state));
    }
    const auto vms = jobs.size() == 1 ? QStringLiteral("1 VM") : QStringLiteral("%1 VMs").arg(jobs.size());
    return parts.isEmpty() ? vms : QString(vms + QStringLiteral(": ") + parts.join(QStringLiteral(", ")));
}

QStringList row(const Job &job)
{
    const bool there = !wasDeleted(job);
    return {job.label(),
            vmidText(job),
            job.node,
            stateText(job),
            there ? job.addresses.join(QStringLiteral(", ")) : QString(),
            prov::isFinal(job.step) ? spanText(job.totalMs) : QString(),
            there ? verifiedText(job) : QString()};
}

QString explanationOf(const Job &job)
{
    const auto words = prov::explain(job);
    QStringList lines;
    if (!words.isEmpty())
        lines.append(paragraphs(words, 2));
    if (job.step != prov::Step::Ready || wasDeleted(job))
        return lines.join(u'\n');
    for (const auto &remark : job.remarks)
        lines.append(QStringLiteral("  ") + remark.english());
    return lines.join(u'\n');
}

/// "\n  Retry: slipway-cli jobs retry ID…", of those jobs for which it makes sense.
template <typename Holds>
QString commandLine(const char *what, const char *verb, const QList<Job> &jobs, const QString &options,
                    Holds holds)
{
    QString ids;
    for (const auto &job : jobs) {
        if (holds(job))
            ids += u' ' + job.id.left(8);
    }
    return ids.isEmpty() ? QString()
                         : QStringLiteral("\n  %1: slipway-cli jobs %2%3%4")
                               .arg(QString::fromLatin1(what), QString::fromLatin1(verb), ids, options);
}

QString commands(const QList<Job> &jobs, const QString &options)
{
    // What a person has had deleted is not made anew among others.
    const auto failed = [](const Job &job) { return job.step == prov::Step::Failed && !wasDeleted(job); };
    const auto leftVm = [](const Job &job) {
        return prov::isFinal(job.step) && job.step != prov::Step::Ready && job.vm == prov::Presence::Present;
    };
    return commandLine("Retry", "retry", jobs, options, failed) +
           commandLine("Delete the VM", "delete-vm", jobs, options, leftVm);
}

} // namespace

QString spanText(qint64 ms)
{
    if (ms < 60'000)
        return QStringLiteral("%1 s").arg(static_cast<double>(ms) / 1000.0, 0, 'f', 1);
    return QStringLiteral("%1 min %2 s").arg(ms / 60'000).arg(ms / 1000 % 60, 2, 10, QLatin1Char('0'));
}

QString paragraphs(const prov::Explanation &explanation, int indent)
{
    QStringList lines;
    for (const auto &text : {explanation.what, explanation.why, explanation.todo}) {
        if (!text.isEmpty())
            lines.append(QString(indent, u' ') + text);
    }
    return lines.join(u'\n');
}

QString explanationsOf(const QList<Job> &jobs, const Reach &reach)
{
    QStringList texts;
    QHash<QString, QList<Job>> groups;
    for (const auto &job : jobs) {
        const auto text = explanationOf(job);
        if (text.isEmpty())
            continue;
        if (!groups.contains(text))
            texts.append(text);
        groups[text].append(job);
    }
    QString result;
    for (const auto &text : std::as_const(texts)) {
        const auto group = groups.value(text);
        QStringList names;
        for (const auto &job : group)
            names.append(job.label());
        result += QStringLiteral("\n%1:\n").arg(names.join(QStringLiteral(", "))) + text +
                  (reach ? commands(group, *reach) : QString()) + u'\n';
    }
    return result;
}

QString summaryOf(const QList<Job> &jobs, const pve::Traffic &traffic, qint64 wallMs, const Reach &reach)
{
    QList<QStringList> rows{{QStringLiteral("NAME"), QStringLiteral("VMID"), QStringLiteral("NODE"),
                             QStringLiteral("STATE"), QStringLiteral("ADDRESSES"), QStringLiteral("TIME"),
                             QStringLiteral("VALUES")}};
    for (const auto &job : jobs)
        rows.append(row(job));
    const QString tableOfJobs = jobs.isEmpty() ? QString() : u'\n' + table(rows) + u'\n';
    return tableOfJobs + explanationsOf(jobs, reach) +
           QStringLiteral("\n%1. %2, %3 requests.").arg(countLine(jobs), spanText(wallMs)).arg(traffic.total);
}

QString jobTable(const QList<Job> &jobs)
{
    QList<QStringList> rows{{QStringLiteral("ID"), QStringLiteral("NAME"), QStringLiteral("VMID"),
                             QStringLiteral("NODE"), QStringLiteral("STATE"), QStringLiteral("VM"),
                             QStringLiteral("MADE"), QStringLiteral("SERVER"), QStringLiteral("AS")}};
    for (const auto &job : jobs) {
        const auto made = QDateTime::fromMSecsSinceEpoch(job.createdWallMs);
        rows.append({job.id.left(8), job.label(), vmidText(job), job.node, prov::stateWord(job),
                     prov::presenceName(job.vm), made.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")),
                     job.owner.profile, job.owner.user});
    }
    return table(rows);
}

} // namespace app
