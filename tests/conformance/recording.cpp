// SPDX-License-Identifier: Apache-2.0
#include "tests/conformance/recording.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace test {

namespace {

const QString folder = QStringLiteral(TEST_DATA "/transcripts");

Exchange exchangeFrom(const QJsonObject &line, const QList<Exchange> &earlier)
{
    Exchange exchange;
    exchange.at = sim::Millis(line[u"at"].toInteger());
    exchange.raw = line[u"raw"].toBool();
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
