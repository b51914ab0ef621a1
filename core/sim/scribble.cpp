// SPDX-License-Identifier: Apache-2.0
#include "core/sim/scribble.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace sim {

namespace {

/// A NUL, a bell, a cleared screen in red, a new line, a hidden file type and two kinds of markup.
QString withScribble(const QString &text)
{
    return text + QStringLiteral(" \u0000\u0007\u001b[2J\u001b[31m\r\n<b>\u202egpj.exe\u202c</b>"
                                 "<img src=x onerror=alert(1)>\u200b&lt;%1");
}

QJsonValue scribble(const QJsonValue &value)
{
    static const QSet<QString> forPeople{QStringLiteral("name"),    QStringLiteral("t"),
                                         QStringLiteral("message"), QStringLiteral("description"),
                                         QStringLiteral("comment"), QStringLiteral("comments"),
                                         QStringLiteral("release")};
    if (value.isArray()) {
        QJsonArray out;
        const QJsonArray in = value.toArray();
        for (const QJsonValue &each : in)
            out.append(scribble(each));
        return out;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonValue old = *it;
        const bool isText = old.isString() && forPeople.contains(it.key());
        *it = isText ? QJsonValue(withScribble(old.toString())) : scribble(old);
    }
    return object;
}

} // namespace

QByteArray scribbled(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return json;
    return QJsonDocument(scribble(document.object()).toObject()).toJson(QJsonDocument::Compact);
}

} // namespace sim
