// SPDX-License-Identifier: Apache-2.0
#include "app/summary.h"

#include "app/report.h"

#include <QDateTime>

#include <algorithm>

namespace app {

using prov::Job;

namespace {

QString countLine(const QList<Job> &jobs)
{
    QStringList parts;
    QStringList states;
    for (const auto &job : jobs)
        states.append(finalState(job));
    for (const auto &state : {QStringLiteral("ready"), QStringLiteral("failed"), QStringLiteral("cancelled"),
                              QStringLiteral("detached"), QStringLiteral("waiting_secret"),
                              QStringLiteral("interrupted"), QStringLiteral("queued")}) {
        if (const auto n = states.count(state); n > 0)
            parts.append(QStringLiteral("%1 %2").arg(n).arg(QString(state).replace(u'_', u' ')));
    }
    return QStringLiteral("%1 VMs: %2").arg(jobs.size()).arg(parts.join(QStringLiteral(", ")));
}

QString verifiedText(const Job &job)
{
    if (job.checks.isEmpty())
        return {};
    const auto good = std::count_if(job.checks.begin(), job.checks.end(), [](const prov::Check &check) {
        return check.verdict == prov::Check::Verdict::Applied;
    });
    return QStringLiteral("%1 of %2 verified").arg(good).arg(job.checks.size());
}

QStringList row(const Job &job)
{
    return {job.label(),
            job.vmid == 0 ? QString() : QString::number(job.vmid),
            job.node,
            finalState(job).replace(u'_', u' '),
            job.addresses.join(QStringLiteral(", ")),
            prov::isFinal(job.step) ? spanText(job.totalMs) : QString(),
            verifiedText(job)};
}

} // namespace

QString table(const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (const auto &cells : rows) {
        widths.resize(std::max(widths.size(), cells.size()));
        for (qsizetype i = 0; i < cells.size(); ++i)
            widths[i] = std::max(widths[i], cells[i].size());
    }
    QStringList lines;
    for (const auto &cells : rows) {
        QString line;
        for (qsizetype i = 0; i < cells.size(); ++i)
            line += cells[i].leftJustified(static_cast<int>(widths[i]) + 2);
        while (line.endsWith(u' '))
            line.chop(1);
        lines.append(line);
    }
    return lines.join(u'\n');
}

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

QString summaryOf(const QList<Job> &jobs, const pve::Traffic &traffic, qint64 wallMs)
{
    QList<QStringList> rows{{QStringLiteral("NAME"), QStringLiteral("VMID"), QStringLiteral("NODE"),
                             QStringLiteral("STATE"), QStringLiteral("ADDRESSES"), QStringLiteral("TIME"),
                             QStringLiteral("VALUES")}};
    QString explanations;
    for (const auto &job : jobs) {
        rows.append(row(job));
        auto lines = paragraphs(prov::explain(job), 2);
        if (job.step == prov::Step::Failed)
            lines += QStringLiteral("\n  Retry it with: slipway-cli jobs retry ") + job.id.left(8);
        if (job.step == prov::Step::Ready && !job.remarks.isEmpty())
            lines = QStringLiteral("  ") + job.remarks.join(QStringLiteral("\n  "));
        if (!lines.isEmpty())
            explanations += QStringLiteral("\n%1:\n%2\n").arg(job.label(), lines);
    }
    return u'\n' + table(rows) + u'\n' + explanations +
           QStringLiteral("\n%1. %2, %3 requests.").arg(countLine(jobs), spanText(wallMs)).arg(traffic.total);
}

QString jobTable(const QList<Job> &jobs)
{
    QList<QStringList> rows{{QStringLiteral("ID"), QStringLiteral("NAME"), QStringLiteral("VMID"),
                             QStringLiteral("NODE"), QStringLiteral("STATE"), QStringLiteral("VM"),
                             QStringLiteral("MADE"), QStringLiteral("SERVER"), QStringLiteral("AS")}};
    for (const auto &job : jobs) {
        const auto made = QDateTime::fromMSecsSinceEpoch(job.createdWallMs);
        rows.append({job.id.left(8), job.label(), job.vmid == 0 ? QString() : QString::number(job.vmid),
                     job.node, prov::stateWord(job), prov::presenceName(job.vm),
                     made.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")), job.owner.profile,
                     job.owner.user});
    }
    return table(rows);
}

} // namespace app
