// SPDX-License-Identifier: Apache-2.0
#include "tests/conformance/likeness.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

namespace test {

namespace {

/// Text that differs from server to server, by the name of its field.
const QSet<QString> &aside()
{
    static const QSet<QString> names{QStringLiteral("ticket"),  QStringLiteral("CSRFPreventionToken"),
                                     QStringLiteral("digest"),  QStringLiteral("upid"),
                                     QStringLiteral("vmgenid"), QStringLiteral("smbios1"),
                                     QStringLiteral("meta"),    QStringLiteral("ssl_fingerprint"),
                                     QStringLiteral("comment"), QStringLiteral("content"),
                                     QStringLiteral("mhz"),     QStringLiteral("flags"),
                                     QStringLiteral("loadavg"), QStringLiteral("uuid")};
    return names;
}

struct Putting
{
    QRegularExpression what;
    QString by;
};

/// Text with what is random or measured in it replaced.
QString settled(QString text)
{
    static const QList<Putting> puttings{
        {QRegularExpression(QStringLiteral("UPID:[^\\s\"]+")), QStringLiteral("UPID")},
        {QRegularExpression(QStringLiteral("(?i)\\b[0-9a-f]{2}(:[0-9a-f]{2}){5}\\b")), QStringLiteral("MAC")},
        {QRegularExpression(QStringLiteral("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b")),
         QStringLiteral("UUID")},
        {QRegularExpression(QStringLiteral("\\b[0-9a-f]{40}\\b")), QStringLiteral("SHA1")},
        {QRegularExpression(QStringLiteral("^fe80:[0-9a-f:]+$")), QStringLiteral("made of the MAC")},
        {QRegularExpression(QStringLiteral("\\$5\\$[^\\s]+")), QStringLiteral("CRYPT")},
        {QRegularExpression(QStringLiteral("^transferred .*")), QStringLiteral("transferred")},
        {QRegularExpression(QStringLiteral("while writing at byte \\d+")), QStringLiteral("while writing")}};
    for (const Putting &putting : puttings)
        text.replace(putting.what, putting.by);
    return text;
}

QString text(const QJsonValue &value, const QString &key, bool exactNumbers);

QString textOfObject(const QJsonObject &object, bool exactNumbers)
{
    const bool isAside = aside().contains(object[u"key"].toString()); // a row of GET pending
    QStringList fields;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const bool isName = it.key() == u"key";
        if (it.key() == u"saved") // comes and goes with who of two bookkeepers wrote the list last
            continue;
        fields.append(
            QString(it.key() + u'=' +
                    text(*it, isAside && !isName ? QStringLiteral("digest") : it.key(), exactNumbers)));
    }
    return QString(u'{' + fields.join(u' ') + u'}');
}

QString text(const QJsonValue &value, const QString &key, bool exactNumbers)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return QStringLiteral("null");
    case QJsonValue::Bool:
        return QStringLiteral("bool");
    case QJsonValue::Double:
        return exactNumbers && key != u"total" ? QString::number(value.toDouble()) : QStringLiteral("number");
    case QJsonValue::String:
        return aside().contains(key) ? QStringLiteral("text")
                                     : QString(u'"' + settled(value.toString()) + u'"');
    case QJsonValue::Array: {
        QStringList rows;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &row : array)
            rows.append(text(row, key, exactNumbers));
        rows.removeDuplicates();
        return QString(u'[' + rows.join(u' ') + u']');
    }
    case QJsonValue::Object:
        return textOfObject(value.toObject(), exactNumbers);
    case QJsonValue::Undefined:
        break;
    }
    return {};
}

/// Perl's complaints about what the recorded machine lacked (pve/FACTS.md 10 and 11, artefacts).
bool isArtefact(const QJsonValue &row)
{
    const QString line = row[u"t"].toString();
    return line.startsWith(u"Can't exec \"udevadm\"") || line.startsWith(u"Use of uninitialized value");
}

/// The parts of an answer that are compared, in an order that does not matter but in logs.
QStringList partsOf(const QByteArray &body, bool exactNumbers, bool ordered)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return {QString::fromUtf8(body).simplified()};
    QStringList parts;
    const QJsonObject whole = document.object();
    for (auto it = whole.begin(); it != whole.end(); ++it) {
        if (it->isArray()) {
            QStringList rows;
            const QJsonArray array = it->toArray();
            for (const QJsonValue &row : array) {
                if (!isArtefact(row))
                    rows.append(QString(it.key() + u"[] " + text(row, it.key(), exactNumbers)));
            }
            rows.removeDuplicates();
            parts += rows;
            parts.append(QString(it.key() + u"[]"));
        } else if (it->isObject()) {
            const QJsonObject fields = it->toObject();
            parts.append(QString(it.key() + u"{}"));
            for (auto field = fields.begin(); field != fields.end(); ++field)
                parts.append(
                    QString(it.key() + u'.' + field.key() + u'=' + text(*field, field.key(), exactNumbers)));
        } else {
            parts.append(QString(it.key() + u'=' + text(*it, it.key(), exactNumbers)));
        }
    }
    if (!ordered)
        parts.sort();
    return parts;
}

QString firstBeyond(const QStringList &some, const QStringList &others)
{
    for (const QString &part : some) {
        if (!others.contains(part))
            return part;
    }
    return QStringLiteral("-");
}

} // namespace

QString difference(const Exchange &recorded, const sim::Response &simulated)
{
    using Fate = sim::Response::Fate;
    const int status = simulated.fate == Fate::Answer ? simulated.status : 0;
    if (recorded.status != status || (status != 0 && recorded.reason != simulated.reason))
        return QStringLiteral("%1 %2 instead of %3 %4")
            .arg(status)
            .arg(QString::fromUtf8(simulated.reason))
            .arg(recorded.status)
            .arg(QString::fromUtf8(recorded.reason));
    const QByteArray &target = recorded.request.target;
    const bool isConfig = target.contains("/config") || target.endsWith("/pending");
    const bool isLog = target.contains("/log?") || target.endsWith("/log");
    const QStringList wanted = partsOf(recorded.body, isConfig, isLog);
    const QStringList got = partsOf(simulated.body, isConfig, isLog);
    if (wanted == got)
        return {};
    const QString extra = firstBeyond(got, wanted);
    const QString missing = firstBeyond(wanted, got);
    return QStringLiteral("%1 instead of %2").arg(extra, missing);
}

} // namespace test
