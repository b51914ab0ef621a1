// SPDX-License-Identifier: Apache-2.0
#include "core/provision/taskprogress.h"

#include <QRegularExpression>

#include <algorithm>
#include <numeric>

namespace prov {

namespace {

/// A drive begins: it and all before it in plain string order are known to have been reached.
void beginDrive(TaskProgress &progress, const QString &drive)
{
    if (!progress.currentDrive.isEmpty())
        progress.done[progress.currentDrive] = 1;
    for (auto it = progress.diskBytes.begin(); it != progress.diskBytes.end() && it.key() < drive; ++it)
        progress.done[it.key()] = 1;
    progress.currentDrive = drive;
}

/// "lock", or the storage's name; empty when the line is not about waiting.
QString waitedFor(const QString &line)
{
    static const QRegularExpression waiting(
        QStringLiteral(R"(^trying to acquire (?:lock|cfs lock '(?:storage-)?([^']+)') ?\.\.\.)"));
    const QRegularExpressionMatch match = waiting.match(line);
    if (!match.hasMatch())
        return {};
    return match.captured(1).isEmpty() ? QStringLiteral("lock") : match.captured(1);
}

} // namespace

void TaskProgress::feed(const QString &line)
{
    static const QRegularExpression begin(QStringLiteral(R"(^create (full|linked) clone of drive (\w+) \()"));
    static const QRegularExpression part(
        QStringLiteral(R"(^(?:drive-(\w+): )?transferred [\d.]+ \w+ of [\d.]+ \w+ \((\d+(?:\.\d+)?)%\))"));
    static const QRegularExpression good(QStringLiteral(R"(^TASK (?:OK|WARNINGS: \d+)\s*$)"));
    if (firstLine.isEmpty())
        firstLine = line;
    lastLine = line;
    waitingFor = waitedFor(line);
    if (const auto match = begin.match(line); match.hasMatch()) {
        beginDrive(*this, match.captured(2));
        linked = linked || match.captured(1) == u"linked";
    } else if (const auto copied = part.match(line); copied.hasMatch()) {
        const QString drive = copied.captured(1).isEmpty() ? currentDrive : copied.captured(1);
        double &reached = done[drive];
        reached = std::clamp(copied.captured(2).toDouble() / 100, reached, 1.0);
    } else if (good.match(line).hasMatch()) {
        for (auto it = diskBytes.begin(); it != diskBytes.end(); ++it)
            done[it.key()] = 1;
    }
}

qint64 TaskProgress::totalBytes() const
{
    return std::accumulate(diskBytes.begin(), diskBytes.end(), qint64{0});
}

qint64 TaskProgress::copiedBytes() const
{
    return qRound64(copied());
}

double TaskProgress::copied() const
{
    double bytes = 0;
    for (auto it = diskBytes.begin(); it != diskBytes.end(); ++it)
        bytes += static_cast<double>(it.value()) * done.value(it.key());
    return bytes;
}

std::optional<double> TaskProgress::percent() const
{
    const auto all = static_cast<double>(totalBytes());
    return linked || all <= 0 ? std::nullopt : std::optional(100 * copied() / all);
}

std::optional<double> TaskProgress::drivePercent() const
{
    return linked || !diskBytes.contains(currentDrive) ? std::nullopt
                                                       : std::optional(100 * done.value(currentDrive));
}

std::optional<CloneLine> parseCloneLine(const QString &firstLogLine)
{
    static const QRegularExpression clone(
        QStringLiteral(R"(^creating a clone of VM ([1-9]\d{2,8}) with ID ([1-9]\d{2,8})\s*\z)"));
    const QRegularExpressionMatch match = clone.match(firstLogLine);
    if (!match.hasMatch())
        return std::nullopt;
    return CloneLine{match.captured(1).toInt(), match.captured(2).toInt()};
}

} // namespace prov
