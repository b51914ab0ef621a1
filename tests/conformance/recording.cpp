// SPDX-License-Identifier: Apache-2.0
#include "tests/conformance/recording.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace test {

namespace {

const QString folder = QStringLiteral(TEST_DATA "/transcripts");

/// "{x*3}" is xxx.
QByteArray unfolded(const QString &text)
{
    static const QRegularExpression fold(QStringLiteral("\\{(.)\\*(\\d+)\\}"));
    QByteArray bytes = text.toUtf8();
    if (const auto found = fold.match(text); found.hasMatch())
        bytes.replace(found.captured(0).toUtf8(),
                      QByteArray(found.captured(2).toInt(), found.captured(1).at(0).toLatin1()));
    return bytes;
}

Exchange exchangeFrom(const QJsonObject &line, const QList<Exchange> &earlier)
{
    Exchange exchange;
    exchange.at = sim::Millis(line[u"at"].toInteger());
    if (const QJsonValue raw = line[u"raw"]; raw.isString())
        exchange.raw = unfolded(raw.toString());
    exchange.withoutTls = line[u"without_tls"].toBool();
    const QJsonArray answerHeaders = line[u"answer_headers"].toArray();
    for (const QJsonValue &header : answerHeaders)
        exchange.answerHeaders.append(QString(header[0].toString() + u": " + header[1].toString()).toUtf8());
    exchange.request.method = line[u"method"].toString().toUtf8();
    exchange.request.target = line[u"path"].toString().toUtf8();
    exchange.request.body = line[u"request_body"].toString().toUtf8();
    const QJsonObject headers = line[u"headers"].toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        exchange.request.headers.emplaceBack(it.key().toUtf8(), it->toString().toUtf8());
    exchange.status = line[u"status"].toInt();
    exchange.reason = line[u"reason"].toString().toUtf8();
    const auto like = line[u"like"];
    exchange.body = like.isDouble() ? earlier.at(like.toInt()).body : line[u"body"].toString().toUtf8();
    return exchange;
}

} // namespace

QStringList recordingNames()
{
    QStringList names = QDir(folder).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(5);
    return names;
}

Recording readRecording(const QString &name)
{
    Recording recording{name, {}, {}};
    QFile file(QString(folder + u'/' + name + u".json"));
    if (!file.open(QIODevice::ReadOnly))
        return recording;
    const QJsonObject whole = QJsonDocument::fromJson(file.readAll()).object();
    recording.started = QDateTime::fromSecsSinceEpoch(whole[u"started"].toInteger(), Qt::UTC);
    const QJsonArray lines = whole[u"exchanges"].toArray();
    for (const QJsonValue &line : lines)
        recording.exchanges.append(exchangeFrom(line.toObject(), recording.exchanges));
    return recording;
}

} // namespace test
