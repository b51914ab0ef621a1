// SPDX-License-Identifier: Apache-2.0
#include "tests/conformance/replay.h"

#include "tests/conformance/aliases.h"
#include "tests/conformance/likeness.h"
#include "tests/conformance/typed.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <numeric>

namespace test {

namespace {

QJsonObject readStart(const QString &name, QString &error)
{
    QFile file(QStringLiteral(TEST_DATA "/conformance/%1.json").arg(name));
    QJsonParseError trouble;
    const bool isOpen = file.open(QIODevice::ReadOnly);
    const QJsonDocument document = QJsonDocument::fromJson(isOpen ? file.readAll() : QByteArray(), &trouble);
    if (!document.isObject())
        error = QString(name + u": " + trouble.errorString());
    return document.object();
}

/// Objects are joined, lists put behind each other, anything else replaced.
QJsonValue joined(const QJsonValue &one, const QJsonValue &other)
{
    if (one.isArray() && other.isArray()) {
        QJsonArray both = one.toArray();
        const QJsonArray added = other.toArray();
        for (const QJsonValue &item : added)
            both.append(item);
        return both;
    }
    if (!one.isObject() || !other.isObject())
        return other;
    QJsonObject both = one.toObject();
    const QJsonObject added = other.toObject();
    for (auto it = added.begin(); it != added.end(); ++it)
        both[it.key()] = joined(both[it.key()], *it);
    return both;
}

/// Requests under way together do not arrive as they were sent: when those that another overtook did, in ms.
QList<int> orderOfArrival(Recording &recording, const QJsonObject &arrivals)
{
    QList<int> places(recording.exchanges.size());
    std::iota(places.begin(), places.end(), 0);
    for (auto it = arrivals.begin(); it != arrivals.end(); ++it)
        recording.exchanges[it.key().toInt()].at = sim::Millis(it->toInteger());
    std::ranges::stable_sort(places, {},
                             [&recording](int place) { return recording.exchanges.at(place).at; });
    return places;
}

/// What is different; learns what the simulator calls the things in its answer.
QString play(const Exchange &exchange, sim::Cluster &cluster, Aliases &aliases)
{
    const qint64 epochSeconds = cluster.wallAt(exchange.at).toSecsSinceEpoch();
    if (exchange.raw) {
        const auto handler = [&cluster, &exchange](const sim::Request &request, sim::Millis now) {
            sim::Response response = cluster.handle(request, exchange.at);
            response.answerAt = now; // real time there
            return response;
        };
        return differenceOnSocket(exchange, aliases.translated(*exchange.raw, epochSeconds), handler);
    }
    const sim::Response response =
        cluster.handle(aliases.translated(exchange.request, epochSeconds), exchange.at);
    aliases.learn(exchange.body, response.body);
    return difference(exchange, response);
}

} // namespace

Replayed replay(Recording recording)
{
    Replayed result;
    QJsonObject start =
        joined(readStart(QStringLiteral("common"), result.error), readStart(recording.name, result.error))
            .toObject();
    const QJsonObject genuine = start.take(u"genuine").toObject();
    const QList<int> order = orderOfArrival(recording, start.take(u"arrivals").toObject());
    const auto seed = static_cast<quint64>(start.take(u"seed").toInt(1));
    if (result.error.isEmpty())
        result.error = sim::Cluster::wrongStart(start);
    if (!result.error.isEmpty())
        return result;

    sim::Cluster::Setup setup;
    setup.seed = seed;
    setup.epoch = recording.started;
    setup.start = start;
    sim::Cluster cluster(setup);
    Aliases aliases(cluster);
    const QJsonObject tokens = start[u"tokens"].toObject();
    for (auto it = tokens.begin(); it != tokens.end(); ++it)
        aliases.addSecret(it.key().toUtf8(), (*it)[u"secret"].toString().toUtf8());
    for (auto it = genuine.begin(); it != genuine.end(); ++it)
        aliases.addGenuine(recording.exchanges.at(it.key().toInt()).request, it->toString().toUtf8());

    for (const int place : order) {
        const Exchange &exchange = recording.exchanges.at(place);
        const QString text = play(exchange, cluster, aliases);
        if (!text.isEmpty())
            result.differences.insert(place, text);
    }
    return result;
}

} // namespace test
