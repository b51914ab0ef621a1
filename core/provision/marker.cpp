// SPDX-License-Identifier: Apache-2.0
#include "core/provision/configplan.h"

#include <QRegularExpression>

namespace prov {

namespace {

/// The marker is the last line, whatever white space follows: PVE cuts trailing white space only
/// (pve/FACTS.md 11).
QRegularExpressionMatch markerOf(const QString &description)
{
    static const QRegularExpression marker(
        QStringLiteral(R"((?:^|\n)<!-- slipway job=([0-9A-Za-z-]+) -->\s*\z)"));
    return marker.match(description);
}

QString withoutTrailingSpace(QString text)
{
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    return text;
}

} // namespace

QString markerLine(const QString &jobId)
{
    return QStringLiteral("<!-- slipway job=%1 -->").arg(jobId);
}

QString markedJob(const QString &description)
{
    return markerOf(description).captured(1);
}

QString withoutMarker(const QString &description)
{
    const QRegularExpressionMatch match = markerOf(description);
    return withoutTrailingSpace(match.hasMatch() ? description.left(match.capturedStart()) : description);
}

QString withMarker(const QString &description, const QString &jobId)
{
    const QString text = withoutMarker(description);
    return text.isEmpty() ? markerLine(jobId) : QString(text + u'\n' + markerLine(jobId));
}

} // namespace prov
