// SPDX-License-Identifier: Apache-2.0
#include "tests/conformance/aliases.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

namespace test {

namespace {

/// The names that an answer gives to things, by what they are the names of.
QMap<QString, QByteArray> namesIn(const QByteArray &body)
{
    const QJsonObject whole = QJsonDocument::fromJson(body).object();
    const QJsonValue data = whole[u"data"];
    QMap<QString, QByteArray> names;
    if (data.toString().startsWith(u"UPID:"))
        names.insert(QStringLiteral("task"), data.toString().toUtf8());
    for (const char *key : {"ticket", "CSRFPreventionToken", "digest"}) {
        if (const QString name = data.toObject()[QLatin1String(key)].toString(); !name.isEmpty())
            names.insert(QLatin1String(key), name.toUtf8());
    }
    const QJsonArray rows = data.toArray();
    for (const QJsonValue &row : rows) {
        if (row[u"key"].toString() == u"digest")
            names.insert(QStringLiteral("digest"), row[u"value"].toString().toUtf8());
    }
    return names;
}

QByteArray escaped(const QByteArray &text)
{
    return text.toPercentEncoding();
}

} // namespace

void Aliases::add(const QByteArray &recorded, const QByteArray &simulated)
{
    m_names.insert(recorded, simulated);
    m_names.insert(escaped(recorded), escaped(simulated));
}

void Aliases::addGenuine(const sim::Request &request, const QByteArray &user)
{
    static const QRegularExpression ticket(QStringLiteral("PVE:([^:]+):([0-9A-F]{8})::[A-Za-z0-9+/=]+"));
    static const QRegularExpression token(QStringLiteral("^([0-9A-F]{8}):[A-Za-z0-9+/=]+$"));
    for (const auto &[name, value] : request.headers) {
        const QString text = QUrl::fromPercentEncoding(value);
        if (const auto found = ticket.match(text); found.hasMatch())
            add(found.captured(0).toUtf8(),
                m_cluster.ticket(found.captured(1).toUtf8(), found.captured(2).toLongLong(nullptr, 16)));
        if (const auto found = token.match(text); found.hasMatch())
            add(text.toUtf8(), m_cluster.csrfToken(user, found.captured(1).toLongLong(nullptr, 16)));
    }
}

void Aliases::learn(const QByteArray &recordedBody, const QByteArray &simulatedBody)
{
    const auto recorded = namesIn(recordedBody);
    const auto simulated = namesIn(simulatedBody);
    for (auto it = recorded.begin(); it != recorded.end(); ++it) {
        if (simulated.contains(it.key()))
            add(*it, simulated[it.key()]);
    }
}

QByteArray Aliases::translated(QByteArray text, qint64 epochSeconds) const
{
    static const QRegularExpression placeholder(QStringLiteral(
        "<(url-encoded ticket|CSRF token) of ([^>]+)>|PVEAPIToken=([^=]+)=<secret(?: uuid)?>"));
    if (const auto found = placeholder.match(QString::fromUtf8(text)); found.hasMatch()) {
        const QByteArray user = found.captured(2).toUtf8();
        QByteArray name = m_cluster.csrfToken(user, epochSeconds);
        if (found.capturedLength(3) > 0)
            name = "PVEAPIToken=" + found.captured(3).toUtf8() + '=' +
                   m_secrets.value(found.captured(3).toUtf8());
        else if (found.captured(1) != u"CSRF token")
            name = escaped(m_cluster.ticket(user, epochSeconds));
        text.replace(found.captured(0).toUtf8(), name);
    }
    for (auto it = m_names.begin(); it != m_names.end(); ++it)
        text.replace(it.key(), it.value());
    return text;
}

sim::Request Aliases::translated(const sim::Request &request, qint64 epochSeconds) const
{
    sim::Request result = request;
    result.target = translated(request.target, epochSeconds);
    result.body = translated(request.body, epochSeconds);
    for (auto &[name, value] : result.headers)
        value = translated(value, epochSeconds);
    return result;
}

} // namespace test
