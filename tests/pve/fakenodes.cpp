// SPDX-License-Identifier: Apache-2.0
#include "tests/pve/fakenodes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

namespace test {

namespace {

QString parameter(const pve::Request &request, const QString &name)
{
    return QUrlQuery(QString::fromUtf8(request.query)).queryItemValue(name, QUrl::FullyDecoded);
}

QString upidIn(const pve::Request &request)
{
    const auto parts = request.path.split('/');
    return parts.size() > 4 ? QString::fromUtf8(QByteArray::fromPercentEncoding(parts[4])) : QString();
}

QJsonObject rowOf(const pve::Upid &upid)
{
    return {{QStringLiteral("upid"), upid.text},
            {QStringLiteral("node"), upid.node},
            {QStringLiteral("pid"), static_cast<qint64>(upid.pid)},
            {QStringLiteral("pstart"), static_cast<qint64>(upid.pstart)},
            {QStringLiteral("starttime"), upid.startTime},
            {QStringLiteral("type"), upid.type},
            {QStringLiteral("id"), upid.id},
            {QStringLiteral("user"), upid.user}};
}

QByteArray envelope(const QJsonValue &data, std::optional<qsizetype> total = {})
{
    QJsonObject object{{QStringLiteral("data"), data}};
    if (total.value_or(0) > 0)
        object.insert(QStringLiteral("total"), *total);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

pve::Upid FakeNodes::clone(int number, const QString &node)
{
    const auto text = QStringLiteral("UPID:%1:%2:0003DA1D:%3:qmclone:9000:ops@pve!a:")
                          .arg(node)
                          .arg(0x3D00 + number, 8, 16, QLatin1Char('0'))
                          .arg(epoch + number, 8, 16, QLatin1Char('0'));
    return pve::Upid::parse(text).value();
}

void FakeNodes::run(base::Millis span)
{
    serve();
    for (const auto end = m_clock.now() + span; m_clock.now() < end;) {
        m_clock.advance(base::Millis{10});
        serve();
    }
}

void FakeNodes::serve()
{
    for (bool again = true; again;) { // an answer may bring the next request at once
        again = false;
        const auto open = m_client.open();
        for (const auto &sent : open) {
            if (!m_open.contains(sent.serial)) {
                m_open.emplace(sent.serial, Seen{now(), sent.request, upidIn(sent.request)});
                m_seen.append(m_open.at(sent.serial));
            }
            const auto seen = m_open.at(sent.serial);
            if (now() - seen.at < m_latency)
                continue;
            answer(sent.serial, seen);
            again = true;
        }
    }
}

void FakeNodes::answer(quint64 serial, const Seen &seen)
{
    if (const auto fault = m_fault ? m_fault(seen) : std::nullopt) {
        m_client.answer(serial, *fault);
        return;
    }
    if (seen.upid.isEmpty()) {
        m_client.answerJson(serial, listOf(seen.request));
        return;
    }
    const auto upid = pve::Upid::parse(seen.upid).value();
    const bool isLog = seen.request.path.endsWith("/log");
    if (isLog) {
        m_client.answerJson(serial, logOf(upid, seen.request));
    } else if (!m_tasks.contains(upid.text) || !m_tasks.at(upid.text).exists) {
        m_client.answerJson(
            serial,
            R"({"data":null,"message":"Parameter verification failed.\n","errors":{"upid":"no such task"}})",
            400, QStringLiteral("Parameter verification failed."));
    } else {
        m_client.answerJson(serial, statusOf(upid));
    }
}

bool FakeNodes::hasEnded(const Task &task, base::Millis lag) const
{
    return task.end && now() >= *task.end + lag;
}

QByteArray FakeNodes::listOf(const pve::Request &request) const
{
    const auto since = parameter(request, QStringLiteral("since")).toLongLong();
    const auto limit = parameter(request, QStringLiteral("limit")).toInt();
    QJsonArray rows;
    qsizetype total = 0;
    for (const auto &[text, task] : m_tasks) {
        const auto upid = pve::Upid::parse(text).value();
        if (upid.node != request.node || !task.isListed || !task.exists || upid.startTime < since)
            continue;
        if (++total > limit)
            continue;
        auto row = rowOf(upid);
        const bool ended = task.saysEndedTooEarly || hasEnded(task, task.listLag);
        row.insert(QStringLiteral("status"), ended ? task.exit : QStringLiteral("RUNNING"));
        if (ended)
            row.insert(QStringLiteral("endtime"), epoch + now().count() / 1000);
        else
            row.insert(QStringLiteral("saved"), QStringLiteral("0"));
        rows.append(row);
    }
    return envelope(rows, total);
}

QByteArray FakeNodes::statusOf(const pve::Upid &upid) const
{
    const auto &task = m_tasks.at(upid.text);
    auto data = rowOf(upid);
    data.insert(QStringLiteral("user"), QStringLiteral("ops@pve"));
    data.insert(QStringLiteral("tokenid"), QStringLiteral("a"));
    data.insert(QStringLiteral("status"),
                hasEnded(task) ? QStringLiteral("stopped") : QStringLiteral("running"));
    if (hasEnded(task))
        data.insert(QStringLiteral("exitstatus"), task.exit);
    return envelope(data);
}

QByteArray FakeNodes::logOf(const pve::Upid &upid, const pve::Request &request) const
{
    const auto lines = m_tasks.at(upid.text).log;
    const auto start = parameter(request, QStringLiteral("start")).toInt();
    const auto limit = parameter(request, QStringLiteral("limit")).toInt();
    QJsonArray rows;
    for (int i = start; i < std::min<int>(start + limit, static_cast<int>(lines.size())); ++i)
        rows.append(QJsonObject{{QStringLiteral("n"), i + 1}, {QStringLiteral("t"), lines[i]}});
    return envelope(rows, lines.size());
}

QList<FakeNodes::Seen> FakeNodes::seen(const QString &ending) const
{
    QList<Seen> result;
    for (const auto &each : m_seen) {
        if (each.request.endpoint.endsWith(ending))
            result.append(each);
    }
    return result;
}

QList<qint64> FakeNodes::times(const QString &ending) const
{
    QList<qint64> result;
    for (const auto &each : seen(ending))
        result.append(each.at.count());
    return result;
}

QStringList FakeNodes::upids(const QString &ending) const
{
    QStringList result;
    for (const auto &each : seen(ending))
        result.append(each.upid);
    return result;
}

} // namespace test
