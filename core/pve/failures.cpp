// SPDX-License-Identifier: Apache-2.0
#include "core/pve/failures.h"

#include <QRegularExpression>

#include <vector>

namespace pve {

namespace {

using Kind = base::Error::Kind;

/// A text of the server and what it means. `pattern` begins at the start of the text or after one of the
/// prefixes that wrap it ("clone failed: …", "unable to create VM 101 - …"), never in the middle of a
/// sentence. Its named groups become fields.
struct Meaning
{
    QRegularExpression pattern;
    Kind kind;
    QString what;
};

Meaning meaning(const char *pattern, Kind kind, const char *what)
{
    return {QRegularExpression(QLatin1String("(?:^|: | - )") + QLatin1String(pattern)), kind,
            QLatin1String(what)};
}

/// pve/failures.md, in its order. The first match counts. Rows that a transcript does not show are marked
/// unproven.
std::vector<Meaning> table()
{
    std::vector<Meaning> rows{
        meaning("can't lock file '/var/lock/qemu-server/lock-(?<id>\\d+)\\.conf' - got timeout", Kind::Locked,
                "vm"),
        // unproven: locks and quorum of shared storage and clusters
        meaning("can't lock file '/var/lock/pve-manager/pve-storage-(?<id>[^']+)' - got timeout",
                Kind::Locked, "storage"),
        meaning("cfs-lock '(?:storage-)?(?<id>[^']+)' error: got lock request timeout", Kind::Locked, "cfs"),
        meaning("error with cfs lock '(?:storage-)?(?<id>[^']+)': got lock request timeout", Kind::Locked,
                "cfs"),
        meaning("'(?:storage-)?(?<id>[^']+)'-locked command timed out - aborting", Kind::Locked, "held"),
        meaning("(?:VM|CT) is locked \\((?<lock>[a-z-]+)\\)", Kind::Locked, "config"),
        meaning("unable to create VM (?<vmid>\\d+): config file already exists", Kind::Exists, ""),
        meaning("(?:VM|CT) (?<vmid>\\d+) already exists", Kind::Exists, ""),
        // unproven: a cluster without quorum, a node without pmxcfs
        meaning("cluster not ready - no quorum\\?", Kind::Unavailable, "quorum"),
        meaning("no quorum!", Kind::Unavailable, "quorum"),
        meaning("pve cluster filesystem not online", Kind::Unavailable, "pmxcfs"),
        meaning("hostname lookup '(?<id>[^']+)' failed", Kind::Unavailable, "node"),
        meaning("address lookup for '(?<id>[^']+)' did not find any IP address", Kind::Unavailable, "node"),
        meaning("unable to find configuration file for VM (?<vmid>\\d+) on node '(?<node>[^']+)'",
                Kind::NotFound, "vm"),
        meaning("Configuration file 'nodes/(?<node>[^/']+)/qemu-server/(?<vmid>\\d+)\\.conf' does not exist",
                Kind::NotFound, "config"),
        meaning("no such task$", Kind::NotFound, "task"),
        meaning("disk '(?<id>[^']+)' does not exist", Kind::NotFound, "disk"),
        meaning("no such cluster node '(?<id>[^']+)'", Kind::NotFound, "node"),
    };
    const auto refusal = [&rows](const char *pattern, const char *what) {
        rows.push_back(meaning(pattern, Kind::Server, what));
    };
    refusal("checksum mismatch \\(file change by other user\\?\\)", "digest");
    refusal("detected modified configuration - file changed by other user\\?", "digest"); // unproven
    refusal("shrinking disks is not supported", "shrink");
    refusal("not enough free space", "full");    // unproven
    refusal("No space left on device$", "full"); // unproven as an error: recorded only in a task's log
    refusal("VM (?<vmid>\\d+) (?:already|is) running", "running");
    refusal("VM (?<vmid>\\d+) (?:is )?not running", "stopped");
    refusal("QEMU guest agent is not running", "agent-silent");
    refusal("No QEMU guest agent configured", "agent-off"); // unproven
    refusal("Linked clone feature is not supported for '", "linked");
    refusal("balloon value too large", "balloon");
    refusal("(?<disk>\\w+) - cloud-init drive is already attached at '(?<id>\\w+)'", "attached");
    refusal("disk image '(?<id>[^']+)' already exists", "volume-exists");
    refusal("Logical Volume \"(?<id>[^\"]+)\" already exists", "volume-exists"); // unproven
    refusal("rbd: create error: \\(17\\) File exists", "volume-exists");         // unproven
    refusal("QEMU exited with code \\d+", "start-timeout");
    refusal("start failed: .*got timeout$", "start-timeout");      // unproven
    refusal("timeout waiting on systemd", "start-timeout");        // unproven
    refusal("(?:.* )?dataset is busy$", "zfs-busy");               // unproven
    refusal("no zvol device link for ", "zfs-busy");               // unproven
    refusal("unexpected state change", "source-changed");          // unproven
    refusal("got no worker upid - start worker failed", "worker"); // unproven
    refusal("(?:interrupted by signal|received interrupt)$", "interrupted");
    return rows;
}

bool isLineBreak(char32_t c)
{
    return c == U'\n' || c == U'\r' || c == U'\t' || c == 0x2028 || c == 0x2029;
}

bool isInvisible(char32_t c)
{
    const auto category = QChar::category(c);
    return category == QChar::Other_Control || category == QChar::Other_Format ||
           category == QChar::Other_Surrogate;
}

} // namespace

base::Error failureFromText(const QString &text, int http)
{
    static const auto rows = table();
    base::Error error{Kind::Server, http, plainText(text), {}};
    for (const auto &[pattern, kind, what] : rows) {
        const auto match = pattern.match(error.text);
        if (!match.hasMatch())
            continue;
        error.kind = kind;
        if (!what.isEmpty())
            error.fields.insert(QStringLiteral("what"), what);
        for (const auto &name : pattern.namedCaptureGroups()) {
            if (!name.isEmpty())
                error.fields.insert(name, match.captured(name));
        }
        break;
    }
    return error;
}

QString plainText(const QString &serverText)
{
    constexpr qsizetype longest = 2000;
    QString result;
    bool gap = false;
    for (qsizetype i = 0; i < serverText.size() && result.size() < longest - 2; ++i) {
        const QChar unit = serverText.at(i);
        char32_t c = unit.unicode();
        if (unit.isHighSurrogate() && i + 1 < serverText.size() && serverText.at(i + 1).isLowSurrogate())
            c = QChar::surrogateToUcs4(unit, serverText.at(++i));
        gap = gap || isLineBreak(c);
        if (isLineBreak(c) || isInvisible(c))
            continue;
        if (gap && !result.isEmpty())
            result += u' ';
        gap = false;
        result += QChar::fromUcs4(c);
    }
    return result.trimmed();
}

} // namespace pve
