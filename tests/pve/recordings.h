// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/envelope.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

namespace test {

/// One exchange with a genuine server, out of tests/data/transcripts (made by tests/data/trim.py).
struct Recorded
{
    QString where; ///< "clone-linked[3]"
    QString method;
    QString path; ///< with query, without "/api2/json"
    QByteArray requestBody;
    bool raw = false;      ///< typed byte by byte, not by a client
    bool answered = false; ///< false: the server closed without a word
    pve::RawAnswer answer;
};

inline Recorded recordedFrom(const QJsonObject &exchange, const QString &where)
{
    Recorded result;
    result.where = where;
    result.method = exchange[u"method"].toString();
    result.path = exchange[u"path"].toString();
    if (result.path.startsWith(u"/api2/json/"))
        result.path.remove(0, 10);
    result.requestBody = exchange[u"request_body"].toString().toUtf8();
    result.raw = exchange[u"raw"].isString();
    result.answered = exchange[u"status"].isDouble();
    result.answer.status = exchange[u"status"].toInt();
    result.answer.reason = exchange[u"reason"].toString();
    result.answer.body = exchange[u"body"].toString().toUtf8();
    result.answer.date = QLocale::c().toDateTime(exchange[u"date"].toString(),
                                                 QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    result.answer.date.setTimeSpec(Qt::UTC);
    return result;
}

/// All that are worth reading, in the order of their files: not those that say what an earlier one said.
/// Empty only when the files are missing.
inline QList<Recorded> recordings()
{
    QList<Recorded> result;
    const QDir folder(QStringLiteral(TEST_DATA "/transcripts"));
    for (const auto &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const auto exchanges = QJsonDocument::fromJson(file.readAll()).object()[u"exchanges"].toArray();
        for (qsizetype i = 0; i < exchanges.size(); ++i) {
            const auto exchange = exchanges.at(i).toObject();
            const auto where = QStringLiteral("%1[%2]").arg(name.chopped(5)).arg(i);
            if (!exchange.contains(u"like"))
                result.append(recordedFrom(exchange, where));
        }
    }
    return result;
}

} // namespace test
