// SPDX-License-Identifier: Apache-2.0
#include "core/pve/failures.h"

#include "core/base/plaintext.h"

#include <QRegularExpression>

#include <algorithm>
#include <vector>

namespace pve {

namespace {

using Kind = base::Error::Kind;

/// A text of the server and what it means. `pattern` begins at the start of the text or after one of the
/// prefixes that wrap it ("clone failed: …", "unable to create VM 101 - …"), never in the middle of a
/// sentence. Its named groups become fields.
struct Meaning
{
    const char *pattern;
    Kind kind;
    const char *what;
};

/// pve/failures.md, in its order. The first match counts. Rows that no transcript shows are marked unproven.
constexpr Meaning meanings[] = {
    {"can't lock file '/var/lock/qemu-server/lock-(?<id>\\d+)\\.conf' - got timeout", Kind::Locked, "vm"},
    {"can't lock file '/var/lock/pve-manager/pve-storage-(?<id>[^']+)' - got timeout", Kind::Locked,
     "storage"},                                                                                   // unproven
    {"cfs-lock '(?:storage-)?(?<id>[^']+)' error: got lock request timeout", Kind::Locked, "cfs"}, // unproven
    {"error with cfs lock '(?:storage-)?(?<id>[^']+)': got lock request timeout", Kind::Locked,
     "cfs"},                                                                                   // unproven
    {"'(?:storage-)?(?<id>[^']+)'-locked command timed out - aborting", Kind::Locked, "held"}, // unproven
    {"(?:VM|CT) is locked \\((?<lock>[a-z-]+)\\)", Kind::Locked, "config"},
    {"unable to create VM (?<vmid>\\d+): config file already exists", Kind::Exists, ""},
    {"(?:VM|CT) (?<vmid>\\d+) already exists", Kind::Exists, ""},
    {"cluster not ready - no quorum\\?", Kind::Unavailable, "quorum"},  // unproven
    {"no quorum!", Kind::Unavailable, "quorum"},                        // unproven
    {"pve cluster filesystem not online", Kind::Unavailable, "pmxcfs"}, // unproven
    {"hostname lookup '(?<id>[^']+)' failed", Kind::Unavailable, "node"},
    {"address lookup for '(?<id>[^']+)' did not find any IP address", Kind::Unavailable, "node"},
    {"unable to find configuration file for VM (?<vmid>\\d+) on node '(?<node>[^']+)'", Kind::NotFound, "vm"},
    {"Configuration file 'nodes/(?<node>[^/']+)/qemu-server/(?<vmid>\\d+)\\.conf' does not exist",
     Kind::NotFound, "config"},
    {"no such task$", Kind::NotFound, "task"},
    {"disk '(?<id>[^']+)' does not exist", Kind::NotFound, "disk"},
    {"no such cluster node '(?<id>[^']+)'", Kind::NotFound, "node"},
    {"checksum mismatch \\(file change by other user\\?\\)", Kind::Server, "digest"},
    {"detected modified configuration - file changed by other user\\?", Kind::Server, "digest"}, // unproven
    {"shrinking disks is not supported", Kind::Server, "shrink"},
    {"not enough free space", Kind::Server, "full"},    // unproven
    {"No space left on device$", Kind::Server, "full"}, // unproven: seen in logs only
    {"VM (?<vmid>\\d+) (?:already|is) running", Kind::Server, "running"},
    {"VM (?<vmid>\\d+) (?:is )?not running", Kind::Server, "stopped"},
    {"QEMU guest agent is not running", Kind::Server, "agent-silent"},
    {"No QEMU guest agent configured", Kind::Server, "agent-off"}, // unproven
    {"Linked clone feature is not supported for '", Kind::Server, "linked"},
    {"balloon value too large", Kind::Server, "balloon"},
    {"(?<disk>\\w+) - cloud-init drive is already attached at '(?<id>\\w+)'", Kind::Server, "attached"},
    {"disk image '(?<id>[^']+)' already exists", Kind::Server, "volume-exists"},
    {"Logical Volume \"(?<id>[^\"]+)\" already exists", Kind::Server, "volume-exists"}, // unproven
    {"rbd: create error: \\(17\\) File exists", Kind::Server, "volume-exists"},         // unproven
    {"QEMU exited with code \\d+", Kind::Server, "start-timeout"},
    {"start failed: .*got timeout$", Kind::Server, "start-timeout"},      // unproven
    {"timeout waiting on systemd", Kind::Server, "start-timeout"},        // unproven
    {"(?:.* )?dataset is busy$", Kind::Server, "zfs-busy"},               // unproven
    {"no zvol device link for ", Kind::Server, "zfs-busy"},               // unproven
    {"unexpected state change", Kind::Server, "source-changed"},          // unproven
    {"got no worker upid - start worker failed", Kind::Server, "worker"}, // unproven
    {"(?:interrupted by signal|received interrupt)$", Kind::Server, "interrupted"},
};

struct Matcher
{
    QRegularExpression pattern;
    Kind kind;
    QString what;
};

std::vector<Matcher> compiled()
{
    std::vector<Matcher> result;
    for (const auto &[pattern, kind, what] : meanings)
        result.push_back(
            {QRegularExpression(u"(?:^|: +| - )" + QLatin1String(pattern)), kind, QLatin1String(what)});
    return result;
}

bool isLineBreak(char32_t c)
{
    return c == U'\n' || c == U'\r' || c == U'\t' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

} // namespace

base::Error failureFromText(const QString &text, int http)
{
    static const auto matchers = compiled();
    base::Error error{Kind::Server, http, plainText(text), {}};
    for (const auto &[pattern, kind, what] : matchers) {
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
    // As nearly all are: printable ASCII without blanks at the ends.
    const auto isUsual = [](QChar c) { return c >= u'!' && c <= u'~'; };
    if (serverText.size() < longest - 2 && std::all_of(serverText.begin(), serverText.end(), isUsual))
        return serverText;
    QString result;
    bool gap = false;
    for (qsizetype i = 0; i < serverText.size() && result.size() < longest - 2; ++i) {
        const QChar unit = serverText.at(i);
        char32_t c = unit.unicode();
        if (unit.isHighSurrogate() && i + 1 < serverText.size() && serverText.at(i + 1).isLowSurrogate())
            c = QChar::surrogateToUcs4(unit, serverText.at(++i));
        gap = gap || isLineBreak(c);
        if (isLineBreak(c) || !base::isPlain(c))
            continue;
        if (gap && !result.isEmpty())
            result += u' ';
        gap = false;
        result += QChar::fromUcs4(c);
    }
    return result.trimmed();
}

} // namespace pve
