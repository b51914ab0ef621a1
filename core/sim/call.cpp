// SPDX-License-Identifier: Apache-2.0
#include "core/sim/call.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace sim {

namespace {

QByteArray formDecoded(QByteArray text)
{
    return QByteArray::fromPercentEncoding(text.replace('+', ' '));
}

void addForm(const QByteArray &form, QMap<QByteArray, QByteArray> &params)
{
    if (form.isEmpty())
        return;
    const QList<QByteArray> pairs = form.split('&');
    for (const QByteArray &pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        const QByteArray key = formDecoded(equals < 0 ? pair : pair.left(equals));
        if (!key.isEmpty())
            params.insert(key, equals < 0 ? QByteArray() : formDecoded(pair.mid(equals + 1)));
    }
}

QByteArray textOf(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? "1" : "0";
    if (value.isDouble())
        return QByteArray::number(value.toDouble(), 'g', 15);
    return value.toString().toUtf8();
}

Refusal addBody(const Request &request, QMap<QByteArray, QByteArray> &params)
{
    const QByteArray type = request.header("Content-Type").split(';').first().trimmed();
    if (type == "application/json") {
        const QJsonDocument document = QJsonDocument::fromJson(request.body);
        if (!document.isObject())
            return Reply::error("malformed JSON string"); // PVE adds a position and a line of its source
        const QJsonObject object = document.object();
        for (auto it = object.begin(); it != object.end(); ++it)
            params.insert(it.key().toUtf8(), textOf(it.value()));
        return std::nullopt;
    }
    if (!type.isEmpty() && type != "application/x-www-form-urlencoded")
        return Reply::error("upload 'Content-Type '" + type + "' not implemented", 506);
    addForm(request.body, params);
    return std::nullopt;
}

/// Double and trailing slashes are fine (pve/FACTS.md 1).
QByteArray cleanPath(const QByteArray &raw)
{
    QByteArray path;
    const QList<QByteArray> parts = raw.split('/');
    for (const QByteArray &part : parts) {
        if (!part.isEmpty())
            path += '/' + QByteArray::fromPercentEncoding(part);
    }
    return path;
}

} // namespace

int Call::number(const QByteArray &name, int fallback) const
{
    bool good = false;
    const int value = param(name).toInt(&good);
    return good ? value : fallback;
}

const Fault *Call::fault(Fault::Action action) const
{
    for (const Fault &fault : faults) {
        if (fault.action == action)
            return &fault;
    }
    return nullptr;
}

Refusal parseCall(const Request &request, Call &call)
{
    call.method = request.method;
    const qsizetype mark = request.target.indexOf('?');
    const QByteArray raw = mark < 0 ? request.target : request.target.left(mark);
    const QByteArray prefix = "/api2/json";
    if (!raw.startsWith(prefix))
        return Reply::error("no such file '" + raw + '\'');
    call.path = cleanPath(raw.mid(prefix.size()));
    static const QList<QByteArray> known{"GET", "POST", "PUT", "DELETE"};
    if (!known.contains(call.method))
        return Reply::error("method '" + call.method + "' not available", 501);
    if (mark >= 0)
        addForm(request.target.mid(mark + 1), call.params);
    const bool bodyAllowed = call.method == "POST" || call.method == "PUT";
    if (!bodyAllowed && !request.body.isEmpty())
        return Reply::error("Unexpected content for method '" + call.method + '\'', 501);
    return bodyAllowed && !request.body.isEmpty() ? addBody(request, call.params) : std::nullopt;
}

} // namespace sim
