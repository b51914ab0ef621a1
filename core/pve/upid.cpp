// SPDX-License-Identifier: Apache-2.0
#include "core/pve/upid.h"

#include "core/base/plaintext.h"

#include <QRegularExpression>

namespace pve {

base::Result<Upid> Upid::parse(const QString &text)
{
    // No slash: the server calls the task's log file after it.
    static const QRegularExpression pattern(QRegularExpression::anchoredPattern(
        u"UPID:(?<node>[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?):(?<pid>[0-9A-Fa-f]{8}):(?<pstart>[0-9A-Fa-f]"
        u"{8,9}):"
        "(?<start>[0-9A-Fa-f]{8}):(?<type>[^:/\\s]+):(?<id>[^:/\\s]*):(?<user>[^:/\\s]+):"));
    const auto match = pattern.match(text);
    if (!match.hasMatch() || base::blanked(text) != text) {
        return base::failure(base::Error::of(
            base::Error::Kind::Malformed,
            {QT_TRANSLATE_NOOP("Wording", "this is no task id (UPID): %1"), {text.left(200)}}));
    }
    Upid upid;
    upid.text = text;
    upid.node = match.captured(u"node");
    upid.pid = match.captured(u"pid").toUInt(nullptr, 16);
    upid.pstart = match.captured(u"pstart").toULongLong(nullptr, 16);
    upid.startTime = match.captured(u"start").toLongLong(nullptr, 16);
    upid.type = match.captured(u"type");
    upid.id = match.captured(u"id");
    upid.user = match.captured(u"user");
    return upid;
}

} // namespace pve
