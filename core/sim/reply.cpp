// SPDX-License-Identifier: Apache-2.0
#include "core/sim/reply.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace sim {

namespace {

QJsonObject errorTexts(const Errors &errors)
{
    QJsonObject texts;
    for (auto it = errors.cbegin(); it != errors.cend(); ++it)
        texts.insert(QString::fromUtf8(it.key()), QString::fromUtf8(it.value()));
    return texts;
}

} // namespace

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
    // What Perl died of ends with a newline.
    reply.data = QString(QString::fromUtf8(message) + (status == 500 ? QStringLiteral("\n") : QString()));
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

Response Reply::response(const Version &version, Format format) const
{
    Response response;
    response.status = status;
    response.reason = good() ? QByteArray("OK") : message;
    if (plain) {
        response.contentType = good() ? "text/plain" : "";
        response.body = data.toString().toUtf8();
        return response;
    }
    const bool wrapped = format == Format::ExtJs;
    QJsonObject body{{QStringLiteral("data"), data.isUndefined() ? QJsonValue() : data}};
    if (wrapped)
        body.insert(QStringLiteral("success"), good() ? 1 : 0);
    if (good() && total > 0)
        body.insert(QStringLiteral("total"), total);
    if (!good() && (version.hasMessages() || wrapped)) {
        const bool unknownMethod = status == 501; // the one text without a newline (read-inventory 70)
        body.insert(QStringLiteral("message"), QString::fromUtf8(unknownMethod ? message : message + '\n'));
    }
    if (!errors.isEmpty())
        body.insert(QStringLiteral("errors"), errorTexts(errors));
    if (!good() && wrapped) { // a text where there are `errors` (pve/transcripts/read-inventory 68, 69)
        body.insert(QStringLiteral("status"),
                    errors.isEmpty() ? QJsonValue(status) : QJsonValue(QString::number(status)));
        response.status = 200;
        response.reason = "OK";
    }
    response.reason.replace('\n', ' ');
    response.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return response;
}

} // namespace sim
