// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/cluster.h"
#include "core/sim/faultfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace test {

using Millis = sim::Millis;

/// What a call got, with its body opened.
struct Got
{
    sim::Response response;
    QJsonObject body;
    Millis took{0};

    [[nodiscard]] int status() const { return response.status; }
    [[nodiscard]] QJsonValue data() const { return body.value(QLatin1String("data")); }
    [[nodiscard]] QString text() const { return data().toString(); }
    [[nodiscard]] QString message() const { return body.value(QLatin1String("message")).toString(); }
    [[nodiscard]] int total() const { return body.value(QLatin1String("total")).toInt(-1); }
    [[nodiscard]] QString error(const char *parameter) const
    {
        return body.value(QLatin1String("errors")).toObject().value(QLatin1String(parameter)).toString();
    }
};

using Form = QList<std::pair<QByteArray, QByteArray>>;

/// A client of a simulated cluster that does one thing after the other: its time goes on to the answer of
/// each call.
class SimDriver
{
public:
    explicit SimDriver(const QString &scenario = QStringLiteral("calm"), quint64 seed = 1)
        : cluster({scenario, seed, {}}), token(cluster.adminToken())
    {
    }

    /// Sends now, does not wait.
    Got send(const QByteArray &method, const QByteArray &path, const Form &form = {})
    {
        sim::Request request;
        request.method = method;
        request.target = "/api2/json" + path;
        request.headers.emplaceBack("Authorization", "PVEAPIToken=" + token.toLatin1());
        QByteArray text;
        for (const auto &[key, value] : form)
            text +=
                (text.isEmpty() ? "" : "&") + key + '=' + QUrl::toPercentEncoding(QString::fromUtf8(value));
        if (method == "POST" || method == "PUT") {
            request.headers.emplaceBack("Content-Type", "application/x-www-form-urlencoded");
            request.body = text;
        } else if (!text.isEmpty()) {
            request.target += '?' + text;
        }
        Got got;
        got.response = cluster.handle(request, now);
        got.took = got.response.answerAt - now;
        got.body = QJsonDocument::fromJson(got.response.body).object();
        return got;
    }
    Got call(const QByteArray &method, const QByteArray &path, const Form &form = {})
    {
        const Got got = send(method, path, form);
        wait(got.took);
        return got;
    }
    Got get(const QByteArray &path, const Form &form = {}) { return call("GET", path, form); }
    Got put(const QByteArray &path, const Form &form = {}) { return call("PUT", path, form); }
    Got post(const QByteArray &path, const Form &form = {}) { return call("POST", path, form); }
    Got remove(const QByteArray &path, const Form &form = {}) { return call("DELETE", path, form); }

    void wait(Millis span)
    {
        now += span;
        cluster.advanceTo(now);
    }

    [[nodiscard]] static QByteArray taskPath(const QString &upid, const QByteArray &rest = {})
    {
        return "/nodes/" + upid.section(QLatin1Char(':'), 1, 1).toLatin1() + "/tasks/" +
               QUrl::toPercentEncoding(upid) + rest;
    }
    QString exitOf(const QString &upid) ///< empty while it runs
    {
        return get(taskPath(upid, "/status")).data().toObject().value(QLatin1String("exitstatus")).toString();
    }
    /// Polls until the task has ended.
    QString waitFor(const QString &upid, Millis patience = Millis(120'000))
    {
        const Millis deadline = now + patience;
        while (now < deadline) {
            if (const QString exit = exitOf(upid); !exit.isEmpty())
                return exit;
            wait(Millis(100));
        }
        return QStringLiteral("(still running)");
    }
    QStringList logOf(const QString &upid)
    {
        QStringList lines;
        const QJsonArray rows = get(taskPath(upid, "/log"), {{"limit", "0"}}).data().toArray();
        for (const QJsonValue &row : rows)
            lines.append(row.toObject().value(QLatin1String("t")).toString());
        return lines;
    }
    QString clone(int vmid, const Form &more = {}, int source = 9000, const QByteArray &node = "pve1")
    {
        const Form form = Form{{"newid", QByteArray::number(vmid)}} + more;
        return post("/nodes/" + node + "/qemu/" + QByteArray::number(source) + "/clone", form).text();
    }
    QJsonObject config(int vmid, const QByteArray &node = "pve1")
    {
        return get("/nodes/" + node + "/qemu/" + QByteArray::number(vmid) + "/config").data().toObject();
    }

    /// As a fault file has them.
    void addFaults(const QByteArray &json)
    {
        const sim::FaultFile file = sim::readFaults(json);
        if (!file.mistakes.isEmpty())
            qFatal("%s", qPrintable(file.mistakes.first()));
        for (const sim::Fault &fault : file.faults)
            cluster.addFault(fault);
    }

    sim::Cluster cluster;
    QString token;
    Millis now{0};
};

} // namespace test
