// SPDX-License-Identifier: Apache-2.0
#include "core/sim/reply.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace sim {

Reply Reply::ok(const QJsonValue &data, qint64 total)
{
    Reply reply;
    reply.data = data;
    reply.total = total;
    return reply;
}

Reply Reply::error(const QByteArray &message, int status)
{
    Reply reply;
    reply.status = status;
    reply.message = message;
    return reply;
}

Reply Reply::plainError(const QByteArray &message, int status)
{
    Reply reply = error(message, status);
    reply.plain = true;
    return reply;
}

Reply Reply::text(const QString &text)
{
    Reply reply = ok(text);
    reply.plain = true;
    return reply;
}

Reply Reply::parameter(const QByteArray &name, const QByteArray &text)
{
    return parameters({{name, text}});
}

Reply Reply::parameters(const Errors &errors)
{
    Reply reply = error("Parameter verification failed.", 400);
    reply.errors = errors;
    return reply;
}

Reply Reply::forbidden(const QByteArray &what)
{
    const QByteArray where = what.isEmpty() ? QByteArray() : QByteArray(" (" + what + ')');
    return error("Permission check failed" + where, 403);
}

Response Reply::response(const Version &version) const
{
    QJsonObject body{{QStringLiteral("data"), data.isUndefined() ? QJsonValue() : data}};
    Response response;
    response.status = status;
    if (plain) {
        response.reason = good() ? QByteArray("OK") : message;
        response.contentType = "text/plain";
        response.body = good() ? data.toString().toUtf8() : message;
        return response;
    }
    if (good()) {
        if (total > 0)
            body.insert(QStringLiteral("total"), total);
    } else {
        response.reason = message;
        response.reason.replace('\n', ' ');
        const bool unknownMethod = status == 501; // the one text without a newline (read-inventory 70)
        if (version.hasMessages())
            body.insert(QStringLiteral("message"),
                        QString::fromUtf8(unknownMethod ? message : message + '\n'));
    }
    if (!errors.isEmpty()) {
        QJsonObject map;
        for (auto it = errors.cbegin(); it != errors.cend(); ++it)
            map.insert(QString::fromUtf8(it.key()), QString::fromUtf8(it.value()));
        body.insert(QStringLiteral("errors"), map);
    }
    response.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return response;
}

} // namespace sim
