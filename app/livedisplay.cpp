// SPDX-License-Identifier: Apache-2.0
#include "app/livedisplay.h"

#include "app/summary.h"
#include "app/terminal.h"
#include "core/base/log.h"
#include "core/provision/wording.h"

#include <algorithm>

namespace app {

using prov::Job;

namespace {

constexpr int redrawMs = 200;

QString percentText(const Job &job)
{
    return job.percent ? QStringLiteral("%1 %").arg(qRound(*job.percent)) : QString();
}

bool isWorking(const Job &job)
{
    return !prov::isFinal(job.step) && job.step != prov::Step::Queued && job.step != prov::Step::Cancelling;
}

QString attemptText(const Job &job)
{
    if (!isWorking(job))
        return {};
    if (job.trouble)
        return job.trouble->text;
    const auto &failures = job.record(job.step).failures;
    if (failures.isEmpty())
        return {};
    return QStringLiteral("attempt %1: %2").arg(failures.size() + 1).arg(failures.last().text.english());
}

QString elapsedText(const Job &job, base::TimePoint now)
{
    if (job.step == prov::Step::Queued)
        return {};
    return spanText(prov::isFinal(job.step) ? job.totalMs : (now - job.jobStart).count());
}

QString line(const Job &job, base::TimePoint now, int nameWidth)
{
    const auto vmid = job.vmid == 0 ? QString() : QString::number(job.vmid);
    const auto last =
        job.step == prov::Step::Ready ? job.addresses.join(QStringLiteral(", ")) : attemptText(job);
    return QStringLiteral("%1  %2  %3  %4  %5  %6")
        .arg(job.label(), -nameWidth)
        .arg(vmid, 5)
        .arg(prov::stateWord(job), -21)
        .arg(percentText(job), 5)
        .arg(elapsedText(job, now), 11)
        .arg(last);
}

} // namespace

QStringList liveLines(const QList<Job> &jobs, base::TimePoint now, QSize size)
{
    const auto room = std::max(2, size.height() - 2);
    auto shown = jobs;
    if (jobs.size() > room) {
        std::stable_partition(shown.begin(), shown.end(), isWorking);
        shown.resize(room - 1);
    }
    qsizetype nameWidth = 0;
    for (const auto &job : shown)
        nameWidth = std::max(nameWidth, job.label().size());
    QStringList lines;
    for (const auto &job : shown)
        lines.append(line(job, now, static_cast<int>(nameWidth)));
    if (shown.size() < jobs.size())
        lines.append(QStringLiteral("… and %1 more").arg(jobs.size() - shown.size()));
    // One column is left free: a full line would wrap in some terminals, and the cursor would miss its row.
    for (auto &text : lines)
        text = printable(text).left(std::max(1, size.width() - 1));
    return lines;
}

LiveDisplay::LiveDisplay(Console &console, const base::Clock &clock) : m_console(console), m_clock(clock)
{
    m_timer.setInterval(redrawMs);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer,
                     [this] { draw(liveLines(m_jobs, m_clock.now(), terminalSize())); });
    m_timer.start();
}

void LiveDisplay::logged(const base::LogRecord &record)
{
    m_records.append(base::formatLine(record, nameIn(record)));
}

void LiveDisplay::jobChanged(const Job &job)
{
    const auto known =
        std::find_if(m_jobs.begin(), m_jobs.end(), [&job](const Job &other) { return other.id == job.id; });
    if (known == m_jobs.end())
        m_jobs.append(job);
    else
        *known = job;
    std::ranges::stable_sort(m_jobs, {},
                             [](const Job &one) { return std::pair(one.createdWallMs, one.index); });
}

void LiveDisplay::finish()
{
    m_timer.stop();
    draw({});
}

void LiveDisplay::draw(const QStringList &lines)
{
    if (lines == m_drawn && m_records.isEmpty())
        return;
    if (!m_drawn.isEmpty())
        m_console.raw("\x1b[" + QByteArray::number(m_drawn.size()) + "A\r\x1b[J");
    for (const auto &text : std::exchange(m_records, {}))
        m_console.error(text);
    for (const auto &text : lines)
        m_console.out(text);
    m_drawn = lines;
}

} // namespace app
