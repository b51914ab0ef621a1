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

void addForm(const QByteArray &form, Call &call)
{
    if (form.isEmpty())
        return;
    const QList<QByteArray> pairs = form.split('&');
    for (const QByteArray &pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        const QByteArray key = formDecoded(equals < 0 ? pair : pair.left(equals));
        if (key.isEmpty())
            continue;
        if (call.has(key))
            call.repeated.insert(key);
        call.params.insert(key, equals < 0 ? QByteArray() : formDecoded(pair.mid(equals + 1)));
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

/// In the words of Perl's JSON parser, for the two mistakes that the transcripts show.
Reply malformedJson(const QByteArray &text)
{
    const QByteArray place = " at /usr/share/perl5/PVE/APIServer/AnyEvent.pm line 934.";
    const QByteArray rest = text.mid(1).trimmed();
    if (text.startsWith('{') && !rest.isEmpty() && !rest.startsWith('"'))
        return Reply::plainError(
            "'\"' expected, at character offset 1 (before \"" + rest.left(20) + "\")" + place, 500);
    const QByteArray before = text.isEmpty() ? QByteArray("(end of string)") : text.left(20);
    return Reply::plainError(
        "malformed JSON string, neither tag, array, object, number, string or atom, at character "
        "offset 0 (before \"" +
            before + "\")" + place,
        500);
}

Refusal addBody(const Request &request, Call &call)
{
    const QByteArray type = request.header("Content-Type").split(';').first().trimmed();
    if (type == "application/json") {
        const QJsonDocument document = QJsonDocument::fromJson(request.body);
        if (!document.isObject())
            return malformedJson(request.body);
        const QJsonObject object = document.object();
        for (auto it = object.begin(); it != object.end(); ++it)
            call.params.insert(it.key().toUtf8(), textOf(it.value()));
        return std::nullopt;
    }
    if (!type.isEmpty() && type != "application/x-www-form-urlencoded")
        return Reply::plainError("upload 'Content-Type '" + type + "' not implemented", 506);
    addForm(request.body, call);
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

std::optional<ApiPath> apiPath(const QByteArray &target)
{
    const QByteArray root = "/api2/";
    const QByteArray path = target.split('?').first();
    if (!path.startsWith(root))
        return std::nullopt;
    const qsizetype end = path.indexOf('/', root.size());
    if (end < 0)
        return ApiPath{path.mid(root.size()), {}};
    return ApiPath{path.mid(root.size(), end - root.size()), path.mid(end)};
}

Refusal refusedMethod(const QByteArray &method)
{
    static const QList<QByteArray> known{"GET", "POST", "PUT", "DELETE"};
    if (known.contains(method))
        return std::nullopt;
    Reply reply = Reply::plainError("method '" + method + "' not available", 501);
    reply.data = QString(); // the only refusal without a body (pve/transcripts/read-inventory)
    return reply;
}

Refusal parseCall(const Request &request, Call &call)
{
    call.method = request.method;
    const qsizetype mark = request.target.indexOf('?');
    const std::optional<ApiPath> api = apiPath(request.target);
    if (!api)
        return Reply::plainError(
            "no such file '" + request.target.left(mark < 0 ? request.target.size() : mark) + '\'', 500);
    call.path = cleanPath(api->path);
    if (api->format == "extjs")
        call.format = Reply::Format::ExtJs;
    else if (api->format != "json")
        return Reply::plainError("no formatter for uri " + call.path + ", " + api->format, 501);
    if (mark >= 0)
        addForm(request.target.mid(mark + 1), call);
    const bool bodyAllowed = call.method == "POST" || call.method == "PUT";
    if (bodyAllowed)
        return addBody(request, call);
    if (!request.body.isEmpty())
        return Reply::plainError("Unexpected content for method '" + call.method + '\'', 501);
    return std::nullopt;
}

} // namespace sim
